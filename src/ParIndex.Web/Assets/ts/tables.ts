// A frame is a stop for the Tab key only while it can be scrolled.
const frames = document.querySelectorAll<HTMLElement>(".table-scroll[tabindex]");
const watch = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const frame = target as HTMLElement;
    const scrolls = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;
    if (scrolls) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
    frame.classList.toggle("can-scroll", scrolls);
  }
});
frames.forEach(frame => watch.observe(frame));
