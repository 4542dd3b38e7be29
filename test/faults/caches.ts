import { deploy } from '../../src/index.ts'
import { account } from './account.ts'
import type { Scenario } from './scenarios.ts'
import { CACHE, WORKER, type WorkerSettings, worker } from './worker.ts'

const SECRETS = ['hub', 'team']
const [hub = '', team = ''] = secretsIn(await account(1))

function secretsIn(simulator: Awaited<ReturnType<typeof account>>): string[] {
  return SECRETS.map(name => simulator.secret(`ecr-pullthroughcache/${name}`))
}

const ONE = { image: 'library/nginx:1.28', credentialArn: hub }
const OTHER = { image: 'library/httpd:2.4', credentialArn: hub }

type Cached = WorkerSettings['cached']

/** A service whose image comes through a cache, before or after. */
function cacheChange(to: Cached, from: Cached | undefined, options: Scenario['options'] = { prune: true }): Scenario {
  const of = (cached: Cached, more: Partial<WorkerSettings> = {}) => worker({ ...WORKER, cached, ...more })
  return {
    async prepare(simulator) {
      secretsIn(simulator)
      await deploy(of(from), simulator.options())
    },
    verb: 'deploy',
    stack: of(to),
    from: of(from),
    other: of(to, { desiredCount: 1, tags: { owner: 'other' } }),
    options,
    ...(!to && from && { left: new RegExp(CACHE) }),
  }
}

export const CACHES: Readonly<Record<string, Scenario>> = {
  'an image through a cache': cacheChange(ONE, undefined),
  'another image through a cache': cacheChange(OTHER, ONE),
  'other credentials of a cache': cacheChange({ ...ONE, credentialArn: team }, ONE, { adopt: true }),
  'no cache, pruned': cacheChange(undefined, ONE),
  'destroy what comes through a cache': { ...cacheChange(ONE, ONE, {}), verb: 'destroy' },
}

/** A rule is one for the whole registry and has no tags: it goes with no program, and neither does what it has brought. */
export const stays = (line: string): boolean =>
  /^(cache rule|repository|pull-through-cache-rule|arn:aws:ecr)\b/.test(line) && line.includes(CACHE)
