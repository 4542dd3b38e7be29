import { definition, either, text } from './kinds.ts'

/** A namespace of Cloud Map, or how one that exists is called. */
export const NAMESPACE = either(text, definition("a namespace, such as namespace.http('shop')", 'namespace'))
