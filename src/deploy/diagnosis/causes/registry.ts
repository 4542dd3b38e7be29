import { advice, ofContainer, ofService } from '../advice.ts'
import { imageOf, networkOf, onFargate, registryOf } from '../names.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const PULL = guide('task_cannot_pull_image')
/** Words that are about pulling an image, whatever went wrong. */
export const PULLED: RegExp =
  /CannotPull|(ref pull|inspect image|image manifest) has been retried|ecr (registry )?auth|registry auth from (?:Amazon )?ECR|GetAuthorizationToken|registry endpoint|layer verification failed|registry auth: pull command failed|retrieval failed: (context|request|timeout|dial|i\/o)|registry auth: dial|no such image|image pull(?! could begin)|to pull image\b|normalize image|pull access denied|fetch manifest|no basic auth credentials|toomanyrequests:|invalid reference format/i
const BROKE_OFF = /unexpected EOF|: EOF\b|broken pipe|connection reset|short read: expected|expected number of bytes/i
const NEVER_BEGAN = /dial (tcp|udp)|no such host|i\/o timeout|handshake/i

/** AWS names the route first: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html */
const ofDisk = (clue: Clue): string =>
  /context cancell?ed/i.test(clue.words) && !NEVER_BEGAN.test(clue.words) && onFargate(clue) !== true
    ? ' On an instance whose disk is full or slow a pull is broken off like that, too: give it a larger volume.'
    : ''

/** Why the registry of an image could not be asked, whatever image it is. */
export const REGISTRY_CAUSES: readonly Cause[] = [
  {
    code: 'registry.untrusted',
    about: PULLED,
    words: REASONS.untrusted,
    when: ({ words }) => !/handshake timeout/i.test(words),
    mends: 'never',
    cause: clue => `The registry of the image ${imageOf(clue)} has no certificate that the task's host trusts`,
    fix: clue =>
      advice`Give the registry a certificate of a public authority, or pull from ECR: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
  {
    code: 'registry.failing',
    about: PULLED,
    words: REASONS.failing,
    mends: 'itself',
    cause: clue => `The registry of the image ${imageOf(clue)} answers with an error of its own`,
    fix: clue =>
      advice`Wait until it works again, or keep a copy in ECR: change ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
  {
    code: 'registry.unreachable',
    about: PULLED,
    words: new RegExp(
      `${REASONS.unreachable.source}|invalid memory address or nil pointer|api\\.ecr\\.\\.\\.|any registry endpoint`,
      'i',
    ),
    when: ({ words }) => !BROKE_OFF.test(words) || NEVER_BEGAN.test(words),
    mends: 'network',
    cause: clue =>
      `The image ${imageOf(clue)} could not be pulled: there is no way to its registry from ${networkOf(clue)}`,
    fix: clue =>
      advice`Give the tasks a way out: a public IP in a public subnet, ${registryOf(clue) === 'other' ? 'or a NAT gateway' : 'a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs)'}, and let their security groups out on port 443: ${ofService(clue, '.network(…)', 'networkConfiguration')}.${ofDisk(clue)}`,
    docs: PULL,
  },
  {
    // What came came from the registry: there is a way, and it broke. https://github.com/containerd/containerd/blob/main/core/content/helpers.go
    code: 'registry.unreachable',
    about: PULLED,
    words: BROKE_OFF,
    mends: 'itself',
    cause: clue => `The connection to the registry broke off while the image ${imageOf(clue)} was pulled`,
    fix: clue =>
      advice`ECS tries again. Where it goes on, look at what stands between ${networkOf(clue)} and the registry (NAT gateway, firewall, proxy), or keep a copy in ECR: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
]
