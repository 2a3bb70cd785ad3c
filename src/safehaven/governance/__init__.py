"""Who answers for what: governance roles, deputies, contact points, and what must be confirmed by a person."""
