import { z } from 'zod';

/**
 * The one typed contract between the window and its host (Electron's main process or the browser host).
 * Control goes through these methods; bytes go over the host's own origin: GET `/package/<id>/<encoded path>`.
 * Every request is parsed by its schema on the host's side and every answer on the window's side.
 */

/** A package that the host can serve; the id is opaque and says nothing of the path. */
export const hostPackageSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  label: z.string(),
});
/** A package that the host serves, by its opaque id. */
export type HostPackage = z.infer<typeof hostPackageSchema>;

/** A file of a served package: its path inside it, and its bytes. */
export const hostFileSchema = z.strictObject({
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  escapes: z.boolean(),
});
/** A file of a served package. */
export type HostFile = z.infer<typeof hostFileSchema>;

/** What a window is told of its host when it starts. */
export const bootInfoSchema = z.strictObject({
  host: z.enum(['electron', 'browser']),
  platform: z.enum(['darwin', 'win32', 'linux', 'other']),
  appVersion: z.string(),
  /** The package named at the start (`--package`), to open at once; else null. */
  given: hostPackageSchema.nullable(),
  demo: hostPackageSchema.nullable(),
  /** Whether the host has native folder and save dialogs; else the window uses pickers and downloads. */
  nativeDialogs: z.boolean(),
  /** True when the run is a self-test: the window opens the demo, runs one query and reports by `selfTestDone`. */
  selfTest: z.boolean(),
});
/** What a window is told of its host when it starts. */
export type BootInfo = z.infer<typeof bootInfoSchema>;

const recentSchema = z.strictObject({ id: z.string(), label: z.string(), openedOn: z.string() });
/** A package opened before. `id` is understood by the host that gave it (`openRecent`). */
export type RecentPackage = z.infer<typeof recentSchema>;

/** What the save dialog writes; `text` is UTF-8, `base64` is binary. Written atomically (temporary file, fsync, rename). */
const saveRequestSchema = z.strictObject({
  suggestedName: z.string().min(1).max(120),
  kind: z.enum(['workspace', 'csv', 'svg', 'png', 'json', 'markdown', 'patch', 'html']),
  content: z.union([z.strictObject({ text: z.string() }), z.strictObject({ base64: z.string() })]),
});

const workspaceTextSchema = z.strictObject({ name: z.string(), text: z.string() });
/** A workspace file that the host read: its name (never its path) and its text, not yet parsed. */
export type WorkspaceText = z.infer<typeof workspaceTextSchema>;

/** One entry of the native menu: a command of `renderer/commands`, which is where menus, palette and shortcuts come from. */
const menuItemSchema = z.strictObject({
  menu: z.enum(['file', 'edit', 'view', 'help']),
  id: z.string().min(1),
  label: z.string().min(1),
  /** The shortcut to show, in Electron's words (`CmdOrCtrl+O`); the window itself listens for it. */
  shortcut: z.string().nullable(),
  enabled: z.boolean(),
});
/** An item of the application's menu. */
export type MenuItem = z.infer<typeof menuItemSchema>;

/** Input and output of each method. */
export const bridgeMethods = {
  boot: { input: z.null(), output: bootInfoSchema },
  /** Asks for a folder; null when the user cancels. Electron only. */
  chooseFolder: { input: z.null(), output: hostPackageSchema.nullable() },
  listFiles: { input: z.strictObject({ id: z.string() }), output: z.array(hostFileSchema) },
  recents: { input: z.null(), output: z.array(recentSchema) },
  /** Remembers that a host package was opened. */
  opened: { input: z.strictObject({ id: z.string(), label: z.string() }), output: z.null() },
  openRecent: { input: z.strictObject({ id: z.string() }), output: hostPackageSchema },
  forgetRecent: { input: z.strictObject({ id: z.string() }), output: z.null() },
  /** Saves through the native dialog; null when cancelled. */
  save: { input: saveRequestSchema, output: z.strictObject({ name: z.string() }).nullable() },
  /** Prints a document that needs no other file and runs no script to a PDF, through the native dialog; null when cancelled. Electron only. */
  printPdf: {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(120),
      html: z.string().min(1).max(50_000_000),
    }),
    output: z.strictObject({ name: z.string() }).nullable(),
  },
  /** Asks for a workspace file and returns its text; null when cancelled. At most 5 MB. */
  openWorkspace: { input: z.null(), output: workspaceTextSchema.nullable() },
  /**
   * Requests that the host refused because they would have left the machine, since start; null where the host cannot see them
   * (in a browser tab the page's own policy refuses them).
   */
  refusedRequests: { input: z.null(), output: z.number().int().nullable() },
  /** Says what the native menus offer beside what every app has (quit, copy, zoom, full screen); sent again when it changes. */
  setMenu: { input: z.array(menuItemSchema).max(200), output: z.null() },
  selfTestDone: {
    input: z.strictObject({ ok: z.boolean(), detail: z.record(z.string(), z.unknown()) }),
    output: z.null(),
  },
} as const;

/** The methods by name, each with the schemas of what it takes and gives. */
export type BridgeMethods = typeof bridgeMethods;
/** A name of {@link BridgeMethods}. */
export type MethodName = keyof BridgeMethods;
/** What a method takes. */
export type Input<M extends MethodName> = z.infer<BridgeMethods[M]['input']>;
/** What a method gives. */
export type Output<M extends MethodName> = z.infer<BridgeMethods[M]['output']>;

/** Errors cross as values, since exceptions lose their fields on the way. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly fix: string };

/** What the host says unasked. */
export const bridgeEvents = {
  /** The system or a second start asks to open this package. */
  openPackage: hostPackageSchema,
  /** The system or a second start asks to open this workspace file. */
  openWorkspace: workspaceTextSchema,
  /** A menu item was chosen: the id of a command in `renderer/commands`. */
  command: z.strictObject({ id: z.string() }),
} as const;
/** The events by name, each with the schema of what it tells. */
export type BridgeEvents = typeof bridgeEvents;
/** A name of {@link BridgeEvents}. */
export type EventName = keyof BridgeEvents;

/** What the preload (or the browser host's script) puts on `window.subtextHost`: untyped on purpose, parsed by `renderer/platform`. */
export interface RawBridge {
  invoke(method: string, input: unknown): Promise<unknown>;
  on(event: string, listener: (payload: unknown) => void): () => void;
}
