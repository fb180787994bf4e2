/** The files of a data package, wherever they are: a dropped folder, a host folder served by the host, a folder on disk. */
export interface PackageFiles {
  /** Where it came from, in words for people: a folder's name, or "Demo". */
  readonly label: string;
  /** Paths inside the folder (`/`-separated, no leading slash) with sizes in bytes. */
  list(): Promise<readonly PackageFile[]>;
  /** Opens one file by a path from `list`; null when it is not there. Never reads outside the folder. */
  open(path: string): Promise<Blob | null>;
}

/** A file of a package, as its folder lists it. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: number;
  /** True when the host saw that it is a link that leads out of the folder; such a file is refused. */
  readonly escapes?: boolean;
}
