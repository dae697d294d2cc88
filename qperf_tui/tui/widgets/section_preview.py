"""The section as it will read, scrolled to the paragraph that is chosen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class SectionPreview(VerticalScroll):
    """What stands above the chosen paragraph, and from it on, at the top."""

    class Text(Static):
        """One of the two, which says when it has another height."""

        def on_resize(self) -> None:
            """Only now is it known where the chosen paragraph begins."""
            if isinstance(self.parent, SectionPreview):
                self.parent.go_to_chosen()

    def compose(self) -> ComposeResult:
        """Two texts, one below the other."""
        yield self.Text(id="above", markup=False)
        yield self.Text(id="onward", markup=False)

    def show(self, above: Content, onward: Content) -> None:
        """Show other text, `onward` at the top as far as there is text to scroll."""
        self.query_one("#above", Static).update(above)
        self.query_one("#onward", Static).update(onward)
        # Texts as high as the last are not resized; somebody may have scrolled.
        self.call_after_refresh(self.go_to_chosen)

    def go_to_chosen(self) -> None:
        """Have the chosen paragraph at the top."""
        self.scroll_to_widget(
            self.query_one("#onward"), animate=False, top=True, force=True
        )
