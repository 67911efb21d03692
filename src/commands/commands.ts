/** The commands of the package: what each does in a line, and its module, which does it when it is loaded. */

interface PackageCommand {
  readonly what: string;
  readonly run: () => Promise<unknown>;
}

export const COMMANDS: Readonly<Record<string, PackageCommand>> = {
  build: {
    what: "the study in this folder, or in data, → a site",
    run: () => import("../../build.ts"),
  },
  dev: {
    what: "build, show, and build anew on every change",
    run: () => import("./dev.ts"),
  },
  init: { what: "begin a study with the files of this folder", run: () => import("./init.ts") },
  serve: { what: "show a built site in the browser", run: () => import("./serve.ts") },
  merge: { what: "put the parts of a study together", run: () => import("./merge.ts") },
  check: { what: "what keeps a site from being published", run: () => import("./check-site.ts") },
  publish: { what: "build, check and push to GitHub Pages", run: () => import("./publish.ts") },
  tags: {
    what: "list all tags, for vectors of your own",
    run: () => import("./tags.ts"),
  },
  withdraw: { what: "take a participant out of everything", run: () => import("./withdraw.ts") },
  whois: { what: "who bears a code", run: () => import("./whois.ts") },
  cache: { what: "look after what is kept between builds", run: () => import("./cache.ts") },
  setup: { what: "install a faster encoder", run: () => import("./setup.ts") },
};
