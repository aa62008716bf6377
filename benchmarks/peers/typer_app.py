"""The smallest program that Typer makes."""

import typer

app = typer.Typer()


@app.command()
def greet(name: str, *, loud: bool = False) -> None:
    """Greet somebody."""
    typer.echo(f"hello {name.upper() if loud else name}")


app()
