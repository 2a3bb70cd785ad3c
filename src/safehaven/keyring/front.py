"""The door to the keyring for the parts that need no plaintext."""

from safehaven.keyring.providers import KeyFile, RootKeyProblem
from safehaven.keyring.root import WrongRootKey, check_root_key

__all__ = ["KeyFile", "RootKeyProblem", "WrongRootKey", "check_root_key"]
