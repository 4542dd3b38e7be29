/** The files of an image layout, wherever they are. */
export interface ImageFiles {
  /** What people call it, for example `./out`. */
  readonly place: string
  /** How many bytes a file has; nothing where it is not there. Throws where it is something else than a file. */
  size(name: string): Promise<number | undefined>
  read(name: string, from: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** The name of what has this digest. */
export const blobName = (digest: string): string => `blobs/sha256/${digest.slice('sha256:'.length)}`
