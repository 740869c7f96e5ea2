def kind(name: str) -> str | None:
    return None
