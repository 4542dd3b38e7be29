import { partitionOf } from '../../../model/partition.ts'
import type { ImageModel } from '../../../model/repository.ts'
import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'

/**
 * Refuses to register a definition whose image is not in its repository: tasks could never start.
 * A caller who may not read the repository deploys without this check.
 */
export async function checkImages({ family, containers }: TaskDefinitionModel, context: Context): Promise<void> {
  for (const { name, image } of containers) {
    if (typeof image === 'object') await checkImage(`container "${name}" of "${family}"`, image, context)
  }
}

async function checkImage(user: string, image: ImageModel, { aws, account, region }: Context): Promise<void> {
  const { repositoryName } = image.repository
  const imageId = 'tag' in image ? { imageTag: image.tag } : { imageDigest: image.digest }
  const label = 'tag' in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`
  try {
    await aws.ecr('DescribeImages', { repositoryName, imageIds: [imageId] })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'AccessDeniedException') return
    if (error.name !== 'ImageNotFoundException') throw error
    const host = `${account}.dkr.ecr.${region}.${partitionOf(region).domain}`
    const cause = `The image ${label} of ${user} does not exist`
    const diagnosis = {
      code: 'image.missing',
      cause,
      evidence: [error.message],
      fix:
        'tag' in image
          ? `Push it and deploy again: aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host} && docker push ${host}/${label}`
          : 'Name a digest that the repository holds, or deploy by tag.',
      docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html',
    }
    throw new DiagnosedError(cause, [diagnosis], 'failed', error)
  }
}
