"""E-mail: a protected file in one message, its password in another, over verified TLS or not at all."""
