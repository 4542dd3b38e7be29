import * as z from 'zod/mini'

type May<T extends z.core.SomeType> = z.ZodMiniExactOptional<T>

/** What a field may be, of which AWS says the same in many places: nothing is required. */
export const may: typeof z.exactOptional = z.exactOptional
export const text: May<z.ZodMiniString> = may(z.string())
export const number: May<z.ZodMiniNumber> = may(z.number())
export const flag: May<z.ZodMiniBoolean> = may(z.boolean())
export const texts: May<z.ZodMiniArray<z.ZodMiniString>> = may(z.array(z.string()))
export const map: May<z.ZodMiniRecord<z.ZodMiniString, z.ZodMiniString>> = may(z.record(z.string(), z.string()))
export const size: May<z.ZodMiniUnion<[z.ZodMiniNumber, z.ZodMiniString]>> = may(z.union([z.number(), z.string()]))
