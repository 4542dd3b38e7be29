import type { Kind, Model } from '../model/index.ts'
import type { Context } from './context.ts'
import { ADOPTED } from './ownership.ts'
import { type Change, diff, type IgnoredChange, isFields } from './planning/diff.ts'
import type { Live, ManagedHandler, Props, Refs } from './resources/handler.ts'

/** What a plan makes of a resource that is there. */
export interface Compared {
  readonly changes: readonly Change[]
  /** What stays as it was when it was taken over: the program does not say it. */
  readonly kept: readonly IgnoredChange[]
}

/** What it should be, and of what was taken over, what it is where the program does not say it. */
export function wantedOf(
  handler: ManagedHandler<Kind>,
  model: Model,
  refs: Refs,
  context: Context,
  live: Live<Kind> | undefined,
  adopted: boolean,
): Props {
  const desired = handler.desired(model, refs, context, live?.props)
  if (!live || !isTakenOver(live, adopted)) return desired
  const unsaid = handler.unsaid?.(model, live.props) ?? []
  return withTags(
    unsaid.reduce(
      (all: object, path) => withMember(all, live.props, typeof path === 'string' ? path.split('.') : path),
      desired,
    ),
    live.props,
  )
}

/** How it differs from what it should be. */
export function compared(
  handler: ManagedHandler<Kind>,
  model: Model,
  refs: Refs,
  context: Context,
  live: Live<Kind>,
  adopted: boolean,
): Compared {
  const changes = diff(live.props, wantedOf(handler, model, refs, context, live, adopted), handler.hidden)
  if (!isTakenOver(live, adopted)) return { changes, kept: [] }
  const resets = diff(live.props, handler.desired(model, refs, context, live.props), handler.hidden)
  const others = resets.filter(
    ({ path }) => path !== `tags.${ADOPTED}` && !changes.some(change => change.path === path),
  )
  return { changes, kept: others.map(change => ({ ...change, because: 'not said since it was taken over' })) }
}

const isTakenOver = ({ owner }: Live<Kind>, adopted: boolean): boolean => adopted || owner?.adopted === true

function withMember(to: object, from: object, [key = '', ...rest]: readonly string[]): object {
  const { [key]: wanted, ...others } = Object.fromEntries(Object.entries(to))
  const value = member(from, key)
  if (rest.length === 0) return value === undefined ? others : { ...others, [key]: value }
  const inner = withMember(isFields(wanted) ? wanted : {}, isFields(value) ? value : {}, rest)
  return { ...others, [key]: inner }
}

function withTags(wanted: object, live: object): object {
  const [from, to] = [member(live, 'tags'), member(wanted, 'tags')]
  return isFields(from) && isFields(to) ? { ...wanted, tags: { ...from, ...to, [ADOPTED]: 'true' } } : wanted
}

const member = (props: object, key: string): unknown => Object.entries(props).find(([name]) => name === key)?.[1]
