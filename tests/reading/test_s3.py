"""Files in buckets, on a server that speaks S3: the same figures as those of files here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import run

pytest.importorskip("s3fs")
moto = pytest.importorskip("moto.server")
SAMPLE = Path(__file__).parents[2] / "data" / "luzhou-2021"
SECRET = "not-to-be-shown"  # noqa: S105 - any will do


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """Give the address of a folder with the sample data, on a server of our own."""
    import s3fs

    server = moto.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    with pytest.MonkeyPatch.context() as stated:
        host, port = server.get_host_and_port()
        stated.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        stated.setenv("AWS_ACCESS_KEY_ID", "tester")
        stated.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        stated.setenv("AWS_DEFAULT_REGION", "us-east-1")
        system = s3fs.S3FileSystem(skip_instance_cache=True)
        system.mkdir("returns")
        for path in SAMPLE.iterdir():
            system.pipe(f"returns/2021/{path.name}", path.read_bytes())
        yield "s3://returns/2021"
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_a_bucket_gives_what_a_folder_gives(bucket: str) -> None:
    here = run("observations", str(SAMPLE), "--format", "csv", "--codebook", str(SAMPLE))
    there = run("observations", bucket, "--format", "csv", "--codebook", str(SAMPLE))
    assert (here.returncode, there.returncode) == (0, 0)
    assert there.stdout == here.stdout.replace(f"{SAMPLE}{os.sep}", f"{bucket}/")
    assert f"FILE_SKIPPED {bucket}/tallybook.toml" in there.stderr


def test_a_cluster_reads_a_bucket(bucket: str) -> None:
    pytest.importorskip("distributed")
    here = run("totals", bucket, "--codebook", str(SAMPLE), "--workers", "1")
    there = run("totals", bucket, "--codebook", str(SAMPLE), "--workers", "1", "--engine", "dask")
    assert here.returncode == 0
    assert there == here


def test_what_a_bucket_does_not_hold(bucket: str) -> None:
    done = run("totals", f"{bucket}/none.xlsx", "s3://nobodys/a.xlsx")
    assert done.returncode == 3
    assert f"FILE_MISSING {bucket}/none.xlsx" in done.stderr
    assert "FILE_MISSING s3://nobodys/a.xlsx" in done.stderr
    assert SECRET not in done.stderr


def test_one_file_of_a_bucket(bucket: str) -> None:
    done = run("inspect", f"{bucket}/纳溪区.xls", "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.count("observation") == 15
