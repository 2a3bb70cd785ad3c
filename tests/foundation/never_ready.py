"""Work whose module is never imported to its end."""

import time

time.sleep(3600)
