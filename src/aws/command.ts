type Handler = (args: { request: unknown }) => Promise<{ response: unknown }>

/** What a command of the SDK has, and everything that is needed of it. */
export interface Command {
  /** `[9, namespace, name, traits, input, output]`. */
  readonly schema?: readonly unknown[]
  readonly middlewareStack: {
    add(
      middleware: (next: Handler) => Handler,
      options: { readonly step: 'build' | 'deserialize'; readonly priority: 'high' | 'low'; readonly name: string },
    ): void
  }
}
