"""The door to the keyring for the parts that need no plaintext."""

from safehaven.keyring.providers import RootKeyProblem
from safehaven.keyring.root import WrongRootKey, check_root_key

__all__ = ["RootKeyProblem", "WrongRootKey", "check_root_key"]
