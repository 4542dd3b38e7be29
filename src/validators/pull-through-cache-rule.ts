import type { PullThroughCacheRuleModel } from '../model/pull-through-cache-rule.ts'
import { ecr } from './api/ecr.ts'
import { apiRules } from './api/problems.ts'
import { quoted } from './quoted.ts'
import { checkRequest } from './raw-members.ts'
import type { Report, RuleFamily } from './rule.ts'

const GUIDE = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide'
const docs = `${GUIDE}/pull-through-cache-creating-rule.html`

/** What a rule is asked for. */
const CREATE = { table: ecr, structure: 'CreatePullThroughCacheRuleRequest' }

/** By the page of CreatePullThroughCacheRule, and with Chainguard's of the list of its model. */
const UPSTREAMS =
  /^(public\.ecr\.aws|registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|registry\.k8s\.io|quay\.io|cgr\.dev|[\w-]+\.azurecr\.io|\d{12}\.dkr\.ecr\.[\w-]+\.[\w.]+)$/
/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html */
const WITH_CREDENTIALS = /^(registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|[\w-]+\.azurecr\.io)$/
/** The host of Docker Hub, as ECR knows it. */
export const DOCKER_HUB = 'registry-1.docker.io'

/** Rules about pull through cache rules. */
export const pullThroughCacheRuleRules: RuleFamily<PullThroughCacheRuleModel> = {
  docs,
  codes: ['ECR-PTC-01', 'ECR-PTC-02', ...apiRules.codes],
  check({ kind, id, existing, ...request }, report) {
    const { upstreamRegistryUrl: upstream, ...prefix } = request
    checkRequest(CREATE, existing ? prefix : request, report)
    if (upstream === undefined) return
    checkUpstream(upstream, report)
    checkCredentials(upstream, request.credentialArn, report)
  },
}

function checkUpstream(upstream: string, report: Report): void {
  if (UPSTREAMS.test(upstream)) return
  const path = ['upstreamRegistryUrl']
  const message = `${quoted(upstream)} is no registry of which it is known that ECR caches it`
  const isHub = /docker\.(io|com)$/.test(upstream)
  const hint = `use ${isHub ? DOCKER_HUB : 'the host alone, such as registry-1.docker.io, ghcr.io or quay.io'}`
  report({ code: 'ECR-PTC-01', severity: 'warning', path, message, hint, docs })
}

function checkCredentials(upstream: string, credential: string | undefined, report: Report): void {
  if (credential !== undefined || !WITH_CREDENTIALS.test(upstream)) return
  const path = ['credentialArn']
  const message = `ECR caches ${upstream} with credentials only`
  const hint = 'name a secret whose name begins with ecr-pullthroughcache/, with username and accessToken'
  report({ code: 'ECR-PTC-02', path, message, hint, docs: `${GUIDE}/pull-through-cache-creating-secret.html` })
}
