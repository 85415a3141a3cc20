# Nothing but the import: what starting takes.
import random

from micrograd.engine import Value
