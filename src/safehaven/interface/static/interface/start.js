/* Starts what makes pages more comfortable. Every page also works without it. */
import { initAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";
import { guardSubmits } from "./once.js";
import { watchIdleness } from "./idle.js";
import { closeMenus } from "./menus.js";
import { refreshProgress } from "./refresh.js";
import { showUploads } from "./upload.js";
import { warnUnsaved } from "./unsaved.js";

initAll();
watchIdleness();
closeMenus();
guardSubmits();
showUploads();
warnUnsaved();
refreshProgress();
