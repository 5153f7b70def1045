// htmx begins by itself while the page is being read, or when all of it is there. Brought in between the two, as here, it would wait for an event that has passed
// and nothing would ever be saved as it is typed; so it is begun by hand. Done twice it does no harm.
import htmx from "htmx.org";

const settings = document.querySelector<HTMLMetaElement>("meta[name=htmx-config]");
if (settings) Object.assign(htmx.config, JSON.parse(settings.content));
htmx.process(document.body);

export default htmx;
