"""``python -m wasl_verify``: as the command."""

from wasl_verify.cli import main

raise SystemExit(main())
