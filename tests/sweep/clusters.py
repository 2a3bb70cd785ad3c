"""A real Dask cluster over TLS, each of its parts a process of its own that has no key and no database."""

import datetime as dt
import ipaddress
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from safehaven.sweep.cluster import NoCluster, OnACluster
from safehaven.sweep.shards import SECRET_AT

ROOT = Path(__file__).parents[2]
PATIENCE = 90


def certificate(folder: Path, name: str) -> dict[str, str]:
    """A certificate that signs itself, for everybody in the cluster."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    paths = {what: folder / f"{name}-{what}.pem" for what in ("certificate", "key")}
    paths["certificate"].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths["key"].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    secret = folder / f"{name}.secret"
    secret.write_bytes(os.urandom(32).hex().encode())
    return {what: str(path) for what, path in paths.items()} | {
        "ca": str(paths["certificate"]),
        "secret": str(secret),
    }


@dataclass
class Cluster:
    """Where it is, what is needed to use it, its workers, and the folder in which its parts run and log."""

    address: str
    files: dict[str, str]
    workers: list[subprocess.Popen[bytes]]
    folder: Path

    def reader(self) -> OnACluster:
        """Something that reads there, once it is up."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return OnACluster(self.address, **self.files)
            except NoCluster:
                if time.monotonic() > deadline:
                    raise


@contextmanager
def running(folder: Path, *, workers: int, evil: dict[str, Path] | None = None) -> Iterator[Cluster]:
    """A scheduler and workers; `evil` names code that one of the two kinds runs before it starts."""
    files = certificate(folder, "cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tls://127.0.0.1:{free.getsockname()[1]}"
    (folder / "run").mkdir()
    how = ["--tls-ca-file", files["ca"], "--tls-cert", files["certificate"], "--tls-key", files["key"]]

    def start(kind: str, *words: str) -> subprocess.Popen[bytes]:
        preload = ["--preload", str(evil[kind])] if evil and kind in evil else []
        with (folder / "run" / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", kind, *words, *how, *preload],
                env=_environment(files["secret"] if kind == "worker" else ""),
                cwd=folder / "run",
                stdout=log,
                stderr=log,
            )

    port = address.rpartition(":")[2]
    scheduler = start(
        "scheduler", "--host", "127.0.0.1", "--port", port, "--protocol", "tls", "--no-dashboard"
    )
    started = [
        start("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(workers)
    ]
    try:
        yield Cluster(address, files, started, folder / "run")
    finally:
        for process in [*started, scheduler]:
            process.kill()
            process.wait()


def _environment(secret: str) -> dict[str, str]:
    ours = ("SAFEHAVEN", "DJANGO")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    kept |= {
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        "PATH": "",
    }  # no Tesseract, so that tests say the same everywhere
    return kept | ({SECRET_AT: secret} if secret else {})
