/* Starts what makes pages more comfortable. Every page also works without it. */
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";
import { neverSendAgain } from "./answered.js";
import { guardSubmits } from "./once.js";
import { watchIdleness } from "./idle.js";
import { closeMenus } from "./menus.js";
import { lookForNames } from "./names.js";
import { refreshProgress } from "./refresh.js";
import { watchWhetherOpen } from "./still.js";
import { showUploads } from "./upload.js";
import { warnUnsaved } from "./unsaved.js";

initAll();
watchIdleness();
closeMenus();
guardSubmits();
neverSendAgain();
showUploads();
warnUnsaved();
refreshProgress();
lookForNames();
watchWhetherOpen();
