/** The highest number that a rule can have. */
export const LAST = 50_000
// Literal characters of a pattern that count; longer ones rank the same.
const HOST_LENGTHS = 40
const PATH_LENGTHS = 30
// Exact path, wildcard paths by length, any path.
const PATH_RANKS = 1 + PATH_LENGTHS + 1
// Priorities that each pair of a host rank and a path rank has to itself.
const EXACT_HOST_SLOTS = 700
const WILDCARD_HOST_SLOTS = 14
const ANY_HOST_SLOTS = 300
// The first number of rules for hosts with wildcards, and of those for any host.
const WILDCARD_HOST = 1 + PATH_RANKS * EXACT_HOST_SLOTS
const ANY_HOST = WILDCARD_HOST + HOST_LENGTHS * PATH_RANKS * WILDCARD_HOST_SLOTS

/** Numbers of rules: where they begin, and how many there are. */
interface Band {
  readonly first: number
  readonly slots: number
}

/** Whether a number is behind those that rules ask for by what they match, where new ones wait for their targets. */
export const isWaiting = (priority: number): boolean => priority >= ANY_HOST + PATH_RANKS * ANY_HOST_SLOTS

/** The numbers that rules for such hosts and paths share: the more specific the host, and then the path, the lower. */
export function bandOf(hosts: readonly string[], paths: readonly string[]): Band {
  const host = rank(hosts, HOST_LENGTHS)
  const path = rank(paths, PATH_LENGTHS)
  if (host === 0) return { first: 1 + path * EXACT_HOST_SLOTS, slots: EXACT_HOST_SLOTS }
  if (host > HOST_LENGTHS) return { first: ANY_HOST + path * ANY_HOST_SLOTS, slots: ANY_HOST_SLOTS }
  const before = (host - 1) * PATH_RANKS + path
  return { first: WILDCARD_HOST + before * WILDCARD_HOST_SLOTS, slots: WILDCARD_HOST_SLOTS }
}

/** 0: exact. 1 to `lengths`: wildcards, the longest first. Above: anything. The least specific of several counts. */
function rank(patterns: readonly string[], lengths: number): number {
  const ranks = patterns.map(pattern => {
    if (!/[*?]/.test(pattern)) return 0
    const literal = pattern.replace(/[*?]/g, '').length
    return lengths + 1 - Math.min(literal, lengths)
  })
  return patterns.length === 0 ? lengths + 1 : Math.max(...ranks)
}
