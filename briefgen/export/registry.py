"""List the formats, ours and those of other packages."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from briefgen.errors import DeskError
from briefgen.export.protocol import Exporter
from briefgen.registry.yaml_source import suggestion

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP: Final = "briefgen.exporters"
"""The entry point group under which packages offer exporters."""


def exporters() -> dict[str, Exporter]:
    """Return all exporters by name: ours, in the order of the help, then those of other packages.

    Raises:
        DeskError: a package's exporter can't be loaded, is none, or takes a name that is taken.
    """
    from briefgen.export import shipped  # noqa: PLC0415 - `export.files` does without

    out = {exporter.name: exporter for exporter in shipped.EXPORTERS}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        exporter = _loaded(point)
        if exporter.name in out:
            message = f"{point.value} offers the format {exporter.name!r}, which there is already"
            raise DeskError(message, remedy="uninstall that package")
        out[exporter.name] = exporter
    return out


def exporter_of(name: str) -> Exporter:
    """Return an exporter that is ready to write.

    Raises:
        DeskError: no format has that name.
        OutputError: what it needs is not installed.
    """
    known = exporters()
    if name not in known:
        message = f"there is no format {name!r}"
        raise DeskError(message, remedy=suggestion(name, known))
    known[name].demand_ready()
    return known[name]


def _loaded(point: EntryPoint) -> Exporter:
    """Return the exporter that a package offers.

    Raises:
        DeskError: where it can't be loaded or is none.
    """
    try:
        found = point.load()
        made = found if isinstance(found, Exporter) else found()
    except Exception as error:  # whatever foreign code raises is reported, with its name
        message = f"the exporter {point.value} can't be loaded: {error}"
        raise DeskError(message, remedy="update or uninstall that package") from error
    if not isinstance(made, Exporter):
        message = f"{point.value} is not an exporter"
        raise DeskError(message, remedy="update or uninstall that package")
    return made
