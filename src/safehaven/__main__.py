"""Run the command line with `python -m safehaven`."""

from safehaven.config.commands import main

if __name__ == "__main__":
    main()
