/** How long to wait for an answer: as long as botocore does by itself. */
export const CALL_MILLISECONDS = 60_000

/** A part of a layer is 13 MiB of JSON: two minutes on a line of 1 Mbit/s, which other parts share. */
const UPLOAD_MILLISECONDS = 600_000

/** How long to wait for the answer of an operation. */
export const callMilliseconds = (operation: string): number =>
  operation === 'UploadLayerPart' ? UPLOAD_MILLISECONDS : CALL_MILLISECONDS
