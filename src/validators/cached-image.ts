import { type CachedImage, cacheRepository } from '../model/pull-through-cache-rule.ts'
import { DOCKER_HUB } from './pull-through-cache-rule.ts'
import { quoted } from './quoted.ts'
import type { RuleFamily } from './rule.ts'

/** Of a repository: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const LONGEST_NAME = 256

// What may stand in an image behind its host: https://github.com/distribution/reference/blob/v0.6.0/regexp.go
const REFERENCE =
  /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/

/** Rules about images that come through a cache. */
export const cachedImageRules: RuleFamily<CachedImage> = {
  docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-working-pulling.html',
  codes: ['CD-IMG-01', 'ECR-PTC-05'],
  check(cached, report) {
    const { image, cacheRule } = cached
    const { upstreamRegistryUrl: upstream } = cacheRule
    const hasHost = upstream !== undefined && image.startsWith(`${upstream}/`)
    if (hasHost || !REFERENCE.test(image) || cacheRepository(cached).length > LONGEST_NAME) {
      const message = `${quoted(image)} is no image of another registry`
      const hint = 'write it without its host, in lower case, with a tag or digest: library/nginx:1.29'
      report({ code: 'CD-IMG-01', path: ['image'], message, hint })
    } else if (upstream === DOCKER_HUB && !image.includes('/')) {
      const message = `Docker Hub keeps "${image}" in library/, and through a cache nothing adds that`
      report({ code: 'ECR-PTC-05', path: ['image'], message, hint: `write library/${image}` })
    }
  },
}
