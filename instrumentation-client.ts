// Without this zod probes `new Function`, which the content security policy reports. Here, because a page may make its
// schema before any component runs; in the place where zod keeps its settings, because importing it would put all of it
// into every page, also those without a form.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
