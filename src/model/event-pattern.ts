/** What a value of an event has to be: this, or what a filter lets through. */
export type EventFilter =
  | string
  | number
  | boolean
  | null
  | { readonly prefix: string | IgnoringCase }
  | { readonly suffix: string | IgnoringCase }
  | { readonly wildcard: string }
  | { readonly exists: boolean }
  | { readonly cidr: string }
  | { readonly numeric: NumericRange }
  | { readonly 'anything-but': Texts | number | readonly number[] | OtherThan }
  | IgnoringCase

interface IgnoringCase {
  readonly 'equals-ignore-case': string
}

type Texts = string | readonly string[]

type OtherThan =
  | { readonly prefix: Texts }
  | { readonly suffix: Texts }
  | { readonly wildcard: Texts }
  | { readonly 'equals-ignore-case': Texts }

/** `['>', 0]`, or from and to: `['>', 0, '<=', 5]`. */
export type NumericRange =
  | readonly ['=' | '<' | '<=' | '>' | '>=', number]
  | readonly ['>' | '>=', number, '<' | '<=', number]

/** What is asked of the fields of an object: all of it. Of the filters of a field one has to fit, of `$or` one of its objects. */
export interface EventFields {
  readonly [field: string]: readonly EventFilter[] | EventFields | readonly EventFields[]
}

/** Which events a rule is about. */
export interface EventPattern {
  /** Where it comes from, such as `aws.s3`. */
  readonly source?: readonly EventFilter[]
  /** What it is, such as `Object Created`. */
  readonly 'detail-type'?: readonly EventFilter[]
  readonly account?: readonly EventFilter[]
  readonly region?: readonly EventFilter[]
  readonly time?: readonly EventFilter[]
  readonly id?: readonly EventFilter[]
  readonly version?: readonly EventFilter[]
  /** The ARNs of what it is about: of several one has to fit. */
  readonly resources?: readonly EventFilter[]
  /** What the source says of it. */
  readonly detail?: EventFields
  /** One of these has to fit, too. */
  readonly $or?: readonly EventPattern[]
}
