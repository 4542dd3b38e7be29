import type { Diagnosis, PlanError, PlanErrorCode } from '../../errors.ts'
import type { Kind, Model, Models, Outputs } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { Hourly } from '../cost/hourly.ts'
import type { Owner } from '../ownership.ts'
import type { Change, IgnoredChange } from '../planning/diff.ts'
import type { PlanAction } from '../planning/plan-shape.ts'

/** Gives the outputs of a referenced resource; while planning, placeholders for what is not there yet. */
export type Refs = <K extends Kind>(model: Models[K] & { readonly kind: K }) => Outputs[K]

/** Plain data in a canonical form: the same setting is always written the same way, in `desired` and in `read`. */
export type Props = object

/** What is there now. */
export interface Live<K extends Kind, P extends Props = Props> {
  readonly outputs: Outputs[K]
  readonly props: P
  /** The stack and id that its ownership tags (or marker) name; nothing where it has none. */
  readonly owner: Owner | undefined
  /** It is as wanted, but has not finished getting there; `in flight`: a deployment of it goes on. */
  readonly unsettled?: boolean | 'in flight'
  /** Taken from its hash instead of being read: enough as long as nothing that refers to it changes. */
  readonly presumed?: boolean
  /** Fields in whole of which `props` has less, because the program does not say the rest: what a restore goes back to. */
  readonly whole?: Props
  /** Where it differs from the program and is meant to. */
  readonly ignored?: readonly IgnoredChange[]
}

/** A kind of resource that is only looked up. `lookup` throws a `PlanError` that says what it looked for. */
export interface LookupHandler<K extends Kind> {
  lookup(model: Models[K], context: Context): Promise<Outputs[K]>
}

/**
 * A kind of resource that is created, changed and removed. A plan compares `desired` with what `read` found, field by
 * field; a difference in a field of `immutable` replaces the resource.
 */
export interface ManagedHandler<K extends Kind, P extends Props = Props> {
  /** When it goes, among what is removed without the program that says what uses what: before what it may use. */
  readonly turn: Turn
  /** Only a destroy that is told to delete data removes it. */
  readonly holdsData: boolean
  /** How those are found that the program has lost. */
  readonly orphans: Tagged<K> | Untagged<K>
  /**
   * Whether what has this id in the stack has such a name in AWS, if not the id itself: tags can be copied to something
   * else.
   */
  isNamed?(name: string, id: string, context: Context): boolean
  /** How a program refers to one that it does not make. */
  readonly asExisting?: string
  /**
   * What AWS has only once, as far as the program says it: its name, within that of what it is in. Written alike where AWS
   * does not tell it apart. What has no name is told apart by its id in the stack.
   */
  uniqueName(model: Models[K], stack: Context['stack']): string
  /** Its name in the program reads like that in AWS, and may be another: a plan says both. */
  readonly namedAlike?: true
  /** What tells it from every other resource of AWS. */
  identity(outputs: Outputs[K]): string
  /** The ids, as their ARNs end in, of what it consists of. */
  parts?(outputs: Outputs[K]): readonly string[]
  /** A part of a service goes with the line of the program that asked for it: the key of the service, from its own id. */
  readonly partOf?: (id: string) => string
  /** The addresses at which it answers. */
  urls?(
    model: Models[K],
    models: readonly Model[],
    outputsOf: (key: string) => Outputs[Kind] | undefined,
  ): readonly string[]
  /** How its change ended is for `settle` to say: that it was made counts all the same. */
  readonly judgedApart?: true
  /** A difference in one of these fields needs a new resource. */
  readonly immutable: readonly string[]
  /** An update can change these fields, but not take them away: that needs a new resource, too. */
  readonly irremovable?: readonly string[]
  /**
   * What it refers to takes itself out of it when it is replaced: where an update finds nothing to change any more, it looks
   * again.
   */
  readonly readAgain?: true
  /** Fields whose values a plan must not show. */
  readonly hidden?: readonly string[]
  /** The outputs that an update with these changes gives anew, as a new revision has a new ARN. */
  newOutputsOnUpdate?(changes: readonly Change[]): readonly (keyof Outputs[K] & string)[]
  /** Its outputs that are lists. */
  readonly lists?: readonly (keyof Outputs[K] & string)[]
  /** Others may have made some of the same name without harm: an update makes ours beside them. */
  readonly besideOthers?: true
  /** What AWS should say, once this resource is as the program wants it, given what it says now. Pure. */
  desired(model: Models[K], refs: Refs, context: Context, live?: P): P
  /** One that the program says exists: looked up, never compared. Throws a `PlanError` that says what it looked for. */
  existing?(model: LookedUp<Models[K]>, refs: Refs, context: Context): Promise<Outputs[K]>
  /**
   * Of what was taken over: the fields, or members of fields (`deploymentConfiguration.alarms`, or a list where names have dots), of which the program says
   * nothing. They stay as they are. Of tags, those that the program does not say stay anyway.
   */
  unsaid?(model: Models[K], live: P): readonly (string | readonly string[])[]
  /** What AWS says now, found by name; nothing when it is not there. */
  read(model: Models[K], refs: Refs, context: Context): Promise<Live<K, P> | undefined>
  /** What a plan can tell before anything is changed; asked of what is looked up, too, which has no properties. */
  foresee?(model: Models[K], live: Live<K> | undefined, actions: Actions, context: Context): Promise<Foreseen>
  /** What AWS asks for it by the hour. */
  hourly?(model: Models[K], live: Live<K> | undefined, actions: Actions): Hourly
  /** What an update with these changes does to what runs, in a few words; nothing where that is not known. */
  effect?(changes: readonly Change[], model: Models[K]): string | undefined
  /** What there is not while it is replaced, in a few words: the old one goes before the new one is made. */
  readonly whileReplaced?: string
  create(desired: P, model: Models[K], context: Context): Promise<Outputs[K]>
  /** Makes only the calls that the `changed` fields need. */
  update(
    desired: P,
    live: Live<K, P>,
    changed: ReadonlySet<string>,
    model: Models[K],
    context: Context,
  ): Promise<Outputs[K]>
  /** The rest of an update, if it has one: takes away what only those needed that are gone once everything is settled. */
  retire?(desired: P, live: Live<K, P>, context: Context, model: Models[K]): (() => Promise<void>) | undefined
  /**
   * What `remove` would throw, as far as a look can tell; nothing where it would remove it. `going`: what goes with it, by
   * identity.
   */
  keeps?(outputs: Outputs[K], context: Context, going: ReadonlySet<string>): Promise<Retained | undefined>
  /**
   * What lets nobody remove it: what would be, changes nothing, for what is done before it would be for nothing. `live`: as
   * it was read with the program; what the program has lost is looked at.
   */
  locked?(outputs: Outputs[K], context: Context, live?: Live<K, P>): Promise<Lock | undefined>
  /** Removes it. That it is already gone is success. `others` of its kind go with it, and may hold it as it may hold them. */
  remove(outputs: Outputs[K], context: Context, others?: readonly Outputs[K][]): Promise<void>
  /** How a deploy that failed sets it back to what was there before. */
  readonly back: WayBack<K, P>
  /** Waits until it does its work. What depends on it does not wait. */
  settle?(outputs: Outputs[K], model: Models[K], context: Context, run: Run): Promise<void>
}

/**
 * The way back of a kind. What was created is removed; what was updated is updated to what `read` had found, where `refuses`
 * does not say that this cannot be: `update` must then take all that it sends from `desired`, for the model that it gets is
 * that of the program that failed.
 */
export interface WayBack<K extends Kind, P extends Props = Props> {
  /** Why the step could not be undone, in a few words, given what the program has lost. Asked before anything is changed. */
  refuses?(step: BackStep<K>, lost: readonly Found[]): string | undefined
  /** Fields that no program sets, such as how the last deployment ended: they do not go back. */
  readonly states?: readonly string[]
  /** Fields in which others have no part, and that hold more than one thing on the way: they go back whatever is there. */
  readonly ours?: readonly string[]
  /** What it becomes where what it was cannot be again, given what it is now, and why. It then uses nothing any more. */
  instead?(former: P, now: P, context: Context): { readonly props: P; readonly because: string } | undefined
  /** What a creation that failed has left, and `read` does not see. */
  begun?(model: Models[K], context: Context): Promise<Outputs[K] | undefined>
  /** Takes back what was made beside what was there, such as a revision, in place of an update or a removal. */
  withdraw?(made: Outputs[K], context: Context): Promise<void>
  /** What cannot be undone, and need not be: told, and left. */
  readonly stays?: string
}

/** What a deploy is going to do with a resource. */
export interface BackStep<K extends Kind> {
  readonly action: PlanAction
  readonly changes: readonly Change[]
  readonly model: Models[K]
}

/** A model that says how it is found. */
export type LookedUp<M> = M extends { readonly existing?: infer E } ? M & { readonly existing: NonNullable<E> } : never

/** What uses others (`user`) goes before what is used (`used`), then what those stand on (`ground`), and last what it is in (`land`). */
export type Turn = (typeof TURNS)[number]
export const TURNS = ['part', 'user', 'entry', 'used', 'ground', 'land'] as const

/** What is there, by key. */
export type LiveGraph = ReadonlyMap<string, { readonly live: Live<Kind> | undefined }>

/** What a plan does with each resource that could be planned, by key. */
export type Actions = ReadonlyMap<
  string,
  { readonly action: PlanAction; readonly live: Live<Kind> | undefined; readonly changes: readonly Change[] }
>

/** What a plan knows beforehand: what would stop the change, and what its reader should know. */
export interface Foreseen {
  readonly problems?: readonly PlanError[]
  readonly notes?: readonly string[]
}

/** Why nobody can remove something. */
export interface Lock extends Diagnosis {
  readonly code: Diagnosis['code'] & PlanErrorCode
}

/** Something with our mark on it, as its own service knows it. */
export interface Found<K extends Kind = Kind> {
  readonly kind: K
  /** By what AWS knows it, as `isNamed` reads it. */
  readonly name: string
  readonly outputs: Outputs[K]
  readonly owner: Owner | undefined
  /** Something of the program cannot be beside it, and is made in its place. */
  readonly replaced?: boolean
}

/** A kind whose resources the tagging API finds. */
export interface Tagged<K extends Kind> {
  /** The type by which that API knows it. */
  readonly type: string
  readonly arn: RegExp
  /** Asks the service itself, because that API lags behind; nothing where it is gone. */
  confirm(arn: string, context: Context): Promise<Found<K> | undefined>
}

/** A kind that the tagging API does not find, or not in a useful form. */
export interface Untagged<K extends Kind> {
  /** What the search is called where it could not be made. */
  readonly where: string
  find(search: Search, context: Context): Promise<readonly Found<K>[]>
}

/** Where and how far to look for what the program has lost. */
export interface Search {
  readonly present: LiveGraph
  /** Also where it costs more calls. */
  readonly everywhere: boolean
  /** What the tagging API found of the stack, once its services have confirmed it. */
  readonly tagged: Promise<readonly Found[]>
  /** Says where was not looked, and why: only for what no other resource uses. */
  leftOut(where: string, error?: unknown): void
}

/** How the rest of the deploy is doing. */
export interface Run {
  readonly failed: boolean
}

/** Thrown by `settle` where it stays unfinished because something else failed. */
export class Unfinished extends Error {}

/** Thrown by `remove` where a resource must stay, with the reason. */
export class Retained extends Error {}

/** Where what must stay is used by others: then all that it stands on stays with it. */
export class InUse extends Retained {}

export type Handler<K extends Kind> = LookupHandler<K> | ManagedHandler<K>
