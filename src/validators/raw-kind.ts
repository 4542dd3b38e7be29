import { type ApiRequest, checkForeign, checkRequest } from './raw-members.ts'
import type { Report } from './rule.ts'

/** What `.raw()` or the option `raw` sets: the request, and its members that have no method. */
export interface RawKind<T> extends ApiRequest {
  readonly names: Readonly<Record<keyof T, true>>
  /** What to do about members that it does not set, where no method does, either. */
  readonly instead?: Readonly<Record<string, string>>
  /** Of members that are structures, what of them it sets. */
  readonly parts?: Readonly<Record<string, RawKind<object>>>
}

/** Checks what `.raw()` of a kind was given, as deep as its parts go. */
export function checkRaw(
  kind: RawKind<object>,
  raw: object | undefined,
  report: Report,
  at: readonly string[] = [],
): void {
  if (!raw) return
  const { names, parts = {}, instead } = kind
  const inner: Report = finding => report({ ...finding, path: [...at, ...finding.path] })
  const foreign = Object.keys(raw).filter(name => !Object.hasOwn(names, name))
  checkForeign(kind, foreign, inner, instead)
  const own = Object.entries(raw).filter(([name, value]) => {
    const part = Object.hasOwn(parts, name) && typeof value === 'object' ? parts[name] : undefined
    if (part) checkRaw(part, value, report, [...at, name])
    return Object.hasOwn(names, name) && !part
  })
  checkRequest(kind, Object.fromEntries(own), inner)
}
