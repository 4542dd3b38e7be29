/** An image on this machine that cannot be pushed, or not be built, and what to do. */
export class UnreadableImage extends Error {
  readonly fix: string
  readonly kind: 'image.unreadable' | 'image.builder'

  constructor(
    message: string,
    fix: string,
    options: { readonly cause?: unknown; readonly kind?: UnreadableImage['kind'] } = {},
  ) {
    super(message, { cause: options.cause })
    this.fix = fix
    this.kind = options.kind ?? 'image.unreadable'
  }
}
