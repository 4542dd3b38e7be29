import { privateRepository } from '../../../model/private-repository.ts'
import { type Advice, advice, inTurn, ofContainer, ofTask } from '../advice.ts'
import { imageOf, registryOf, roleOf } from '../names.ts'
import type { Clue } from '../subject.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'
import { PULLED, REGISTRY_CAUSES } from './registry.ts'

const PULL = guide('task_cannot_pull_image')
const CREDENTIALS = guide('private-auth')

/** In ECR what may not be pulled is refused in other words than what is not there. */
const isNotInEcr = (clue: Clue): boolean =>
  registryOf(clue) === 'ecr' && !/docker login|denied|authoriz|invalid|named reference|normalize/i.test(clue.words)

/** What else to do where the words leave open whether the image is missing or its registry wants to know who asks. */
function ofPrivateRegistry(clue: Clue): Advice | undefined {
  if (registryOf(clue) === 'ecr' || !/pull access denied|requested access|authoriz/i.test(clue.words)) return undefined
  return advice`If it is there and private, put {"username": "…", "password": "…"} into a secret and name it: ${ofContainer(clue, '.repositoryCredentials(…)', 'repositoryCredentials')}.`
}

export const IMAGE_CAUSES: readonly Cause[] = [
  {
    code: 'image.architecture',
    words:
      /exec format error|descriptor matching platform|does not match the (.*platform|host operating system)|no matching manifest|no match for platform|no manifest found for platform|cannot be used on this platform|download image with operating system|-based image is incompatible with|operating system is not supported/i,
    logs: /exec format error\b|^qemu-\w+: could not open|^rosetta error|wrong ELF class/i,
    mends: 'image',
    cause: clue =>
      `The image ${imageOf(clue)} was built for another CPU architecture or operating system than the task runs on (${platform(clue)})`,
    fix: clue =>
      advice`Build it for that platform (docker build --platform ${dockerPlatform(clue)}), or change ${ofTask(clue, '.architecture(…) or .operatingSystem(…)', ...platformSettings(clue))}.`,
    docs: PULL,
  },
  {
    code: 'image.broken',
    about: PULLED,
    words:
      /diff_?ids?|wrong diff id|mismatched image rootfs|unexpected commit digest|failed size validation|(layer|config|manifest) verification failed|layers from manifest|invalid rootfs|invalid tar header|no longer supported since containerd|schema 1 support|missing signature key|mediaType in manifest|image is encrypted|content size of zero|encountered unknown type|dispatch zstd|unsupported (media|layer|manifest)|no processor for media-type|schema 1 not supported|fetch content descriptor .*not found|rejecting \d+ byte manifest|(register|extract) layer(?!.*(no space|devicemapper|devmapper|not enough)).*(lchown|invalid argument|archive\/tar|gzip|zstd)/is,
    mends: 'image',
    cause: clue => `The image ${imageOf(clue)} is damaged or of a form that the runtime cannot unpack`,
    fix: clue =>
      advice`Build and push it again, with one compression for all layers, without mixing builders and without attestations (--provenance=false), or name another: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
  {
    code: 'image.rate-limit',
    about: PULLED,
    words: REASONS.throttled,
    mends: 'itself',
    cause: clue => `The registry of the image ${imageOf(clue)} limits how often it may be pulled`,
    fix: clue =>
      advice`Pull from ECR (a pull-through cache fills itself): change ${ofContainer(clue, '.image(…)', 'image')}, or sign in to the registry with ${ofContainer(clue, '.repositoryCredentials(…)', 'repositoryCredentials')}.`,
    docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
  },
  {
    code: 'kms.denied',
    about: PULLED,
    words: REASONS.kms,
    mends: 'role',
    cause: clue => `The image ${imageOf(clue)} is encrypted with a KMS key that cannot be used`,
    fix: () =>
      "Make sure that the key of the repository is enabled, and that its policy lets Amazon ECR use it (a grant of the repository's owner).",
    docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html',
  },
  ...REGISTRY_CAUSES,
  {
    code: 'image.credentials',
    words:
      /CannotPullContainerAuthError|private registry credentials|AuthorizationData is malformed|asm fetching authorization data|container's registry auth data|registry auth from asm\b.*(JSON|unmarshal|invalid character)/is,
    when: ({ words }) =>
      !/(asm fetching secret from the service|from asm).*(denied|not authorized|cancel|dial)/i.test(words),
    mends: 'secret',
    cause: clue => `The credentials for the registry of the image ${imageOf(clue)} cannot be used`,
    fix: clue =>
      advice`Let the secret hold {"username": "…", "password": "…"} in the Region of the task, and the execution role read it: ${ofContainer(clue, '.repositoryCredentials(…)', 'repositoryCredentials')}.`,
    docs: CREDENTIALS,
  },
  {
    code: 'image.denied',
    about: /starport-layer-bucket/,
    words: REASONS.denied,
    mends: 'network',
    cause: clue => `S3 does not hand out the layers of the image ${imageOf(clue)}: the VPC endpoint for S3 forbids it`,
    fix: ({ words }) =>
      `Allow s3:GetObject on arn:aws:s3:::${/[\w-]+starport-layer-bucket/.exec(words)?.[0]}/* in the policy of the VPC endpoint for S3: ECR keeps layers there, and no role is asked.`,
    docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
  },
  {
    code: 'image.denied',
    about: PULLED,
    words: new RegExp(
      `${REASONS.credentials.source}|${REASONS.denied.source}|ecr credentials: not found|ecr auth data`,
      'i',
    ),
    when: clue => registryOf(clue) === 'ecr',
    mends: 'role',
    cause: clue => `${roleOf(clue)} may not pull the image ${imageOf(clue)}`,
    fix: clue =>
      advice`Allow the execution role ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer and ecr:BatchGetImage: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}. For a repository of another account, its repository policy must allow it too.`,
    docs: PULL,
  },
  {
    // ECR says so, and registries of others do: https://github.com/aws/containers-roadmap/issues/1593
    code: 'image.denied',
    about: PULLED,
    words: /\b403\b|\bforbidden\b/i,
    when: clue => registryOf(clue) === 'unknown' && !/authorize|token|\bref \\*"?[\w-]+\./i.test(clue.words),
    mends: 'role',
    cause: () => 'A registry refuses the image of the task (403), and the words do not say which registry that is',
    fix: clue =>
      advice`Of ECR: let the execution role pull it (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and the repository policy where it is of another account: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}. Of another registry: correct its name and ${ofContainer(clue, '.repositoryCredentials(…)', 'repositoryCredentials')}.`,
    docs: PULL,
  },
  {
    code: 'image.credentials',
    about: PULLED,
    words: new RegExp(`${REASONS.credentials.source}|${REASONS.denied.source}`, 'i'),
    when: ({ words }) => !/insufficient_scope|requested access to the resource is denied/i.test(words),
    mends: 'secret',
    cause: clue =>
      `The registry of the image ${imageOf(clue)} wants credentials, or does not accept those that it was given`,
    fix: clue =>
      advice`Put {"username": "…", "password": "…"} into a secret and name it: ${ofContainer(clue, '.repositoryCredentials(…)', 'repositoryCredentials')}. Or make the image public.`,
    docs: CREDENTIALS,
  },
  {
    code: 'image.missing',
    about: PULLED,
    words: new RegExp(
      `${REASONS.missing.source}|invalid (reference|checksum digest) format|named reference|repo digest matching|normalize image`,
      'i',
    ),
    mends: 'image',
    cause: clue =>
      isNotInEcr(clue)
        ? `ECR has no image ${imageOf(clue)}: the repository, the tag or the digest is not there`
        : `The image ${imageOf(clue)} is not in its registry, or the registry is private`,
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication-backfill.html
    fix: clue =>
      inTurn(
        advice`Push the image, or correct its name or tag: ${ofContainer(clue, '.image(…)', 'image')}.${privateRepository(imageOf(clue)) ? ' What replication brings is there only when it has come, and it brings what is pushed once it is set up.' : ''}`,
        ofPrivateRegistry(clue),
      ),
    docs: PULL,
  },
  {
    code: 'image.broken',
    about: PULLED,
    words: /failed to (extract|register|unpack|commit)|failed commit/i,
    // What could not be written is not told where AWS cut its words: https://github.com/aws/containers-roadmap/issues/1133
    when: ({ words }) => !/: write \/[^:]*$/im.test(words),
    mends: 'image',
    weight: 'symptom',
    cause: clue => `The layers of the image ${imageOf(clue)} could not be unpacked`,
    fix: clue =>
      advice`${/mapped to a host ID/i.test(clue.words) ? 'Let no file of the image have an owner or group above 65535 (chown), then build' : 'See that the disk has room; else build'} and push it again, or name another: ${ofContainer(clue, '.image(…)', 'image')}.`,
    docs: PULL,
  },
  {
    code: 'image.not-pulled',
    about: PULLED,
    words: /./,
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `The image ${imageOf(clue)} could not be pulled, and AWS's words do not say why`,
    fix: clue =>
      advice`See that the image is there (${ofContainer(clue, '.image(…)', 'image')}), that the execution role may pull it, that there is a way to its registry, and that the registry does not limit pulls.`,
    docs: PULL,
  },
]

function platform({ subject: { definition } }: Clue): string {
  const { cpuArchitecture = 'X86_64', operatingSystemFamily = 'LINUX' } = definition?.runtimePlatform ?? {}
  return operatingSystemFamily === 'LINUX' ? cpuArchitecture : `${cpuArchitecture}, ${operatingSystemFamily}`
}

/** An image that runs nowhere as it is runs on the other architecture; of Windows AWS does not say which one it wants. */
function platformSettings({ words, subject: { definition } }: Clue) {
  const { cpuArchitecture = 'X86_64', operatingSystemFamily = 'LINUX' } = definition?.runtimePlatform ?? {}
  if (operatingSystemFamily !== 'LINUX' || /windows|operating system/i.test(words))
    return ['runtimePlatform.cpuArchitecture', 'runtimePlatform.operatingSystemFamily']
  return [{ setting: 'runtimePlatform.cpuArchitecture', to: cpuArchitecture === 'ARM64' ? 'X86_64' : 'ARM64' }]
}

function dockerPlatform({ words, subject: { definition } }: Clue): string {
  const { cpuArchitecture, operatingSystemFamily = 'LINUX' } = definition?.runtimePlatform ?? {}
  const os = operatingSystemFamily === 'LINUX' && !/windows/i.test(words) ? 'linux' : 'windows'
  return `${os}/${cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}`
}
