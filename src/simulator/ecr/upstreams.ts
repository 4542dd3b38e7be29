import type { UpstreamRegistry } from '@aws-sdk/client-ecr'

const UPSTREAMS: readonly (readonly [RegExp, UpstreamRegistry])[] = [
  [/^public\.ecr\.aws$/, 'ecr-public'],
  [/^registry-1\.docker\.io$/, 'docker-hub'],
  [/^ghcr\.io$/, 'github-container-registry'],
  [/^registry\.gitlab\.com$/, 'gitlab-container-registry'],
  [/^registry\.k8s\.io$/, 'k8s'],
  [/^quay\.io$/, 'quay'],
  [/^cgr\.dev$/, 'chainguard'],
  [/\.azurecr\.io$/, 'azure-container-registry'],
  [/^\d{12}\.dkr\.ecr\./, 'ecr'],
]

/** Without them ECR does not make a rule: https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html */
const WITH_CREDENTIALS: readonly string[] = [
  ...['docker-hub', 'github-container-registry', 'gitlab-container-registry', 'azure-container-registry'],
]

/** What registry of others a host is. */
export function upstreamAt(url: string): {
  readonly upstreamRegistry: UpstreamRegistry | undefined
  readonly asksForCredentials: boolean
} {
  const [, upstreamRegistry] = UPSTREAMS.find(([host]) => host.test(url)) ?? []
  return { upstreamRegistry, asksForCredentials: WITH_CREDENTIALS.includes(upstreamRegistry ?? '') }
}
