"""Where somebody stands at this moment: who they are, what they may do, what they must do first."""

from dataclasses import dataclass, field

from safehaven.foundation.actors import Actor
from safehaven.foundation.capabilities import Capability


@dataclass(frozen=True, slots=True)
class Withheld:
    """What somebody's roles allow, but not yet, or not any more: the page `until` says what has to be done first."""

    capabilities: frozenset[Capability]
    until: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of the person behind one request.

    `must_first` is the name of the page they have to pass before anything else, such as setting
    up a second factor or unlocking an idle session.  `withheld` closes only what it names.
    """

    staff: Actor | None = None
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
    second_factor: bool = False
    locked: bool = False
    must_first: str | None = None
    withheld: Withheld | None = None

    @property
    def signed_in(self) -> bool:
        """Whether we know who this is, by password at least."""
        return self.staff is not None

    @property
    def ready(self) -> bool:
        """Whether nothing stands between this person and their work."""
        return self.signed_in and self.second_factor and not self.locked and self.must_first is None

    def may(self, capability: Capability) -> bool:
        """Whether this person is ready and their roles allow the thing, now."""
        return self.ready and capability in self.capabilities and not self.withholds(capability)

    def withholds(self, capability: Capability) -> bool:
        """Whether something has to be done before this thing is open to this person."""
        return self.withheld is not None and capability in self.withheld.capabilities


NOBODY = Standing()
