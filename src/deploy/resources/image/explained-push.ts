import type { Diagnosis } from '../../../errors.ts'
import type { PushedImageModel } from '../../../model/image.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { NotBuilt } from './build-image.ts'
import { isRefusal } from './push-layer.ts'
import { UnreadableImage } from './unreadable-image.ts'

/** Makes a push, and says what went wrong on this machine. What AWS refuses else is explained as everywhere. */
export async function explainedPush<T>(model: PushedImageModel, push: () => Promise<T>): Promise<T> {
  try {
    return await push()
  } catch (error) {
    const diagnosis = diagnosisOf(error, model)
    throw diagnosis ? new DiagnosedError(diagnosis.cause, [diagnosis], 'failed', error) : error
  }
}

function diagnosisOf(error: unknown, { repository, imageTag }: PushedImageModel): Diagnosis | undefined {
  if (error instanceof UnreadableImage)
    return { code: 'image.unreadable', cause: error.message, evidence: [], fix: error.fix }
  if (error instanceof NotBuilt)
    return {
      code: 'image.not-built',
      cause: `The image was not built: ${error.message}`,
      evidence: [error.output],
      fix: 'Correct what the builder says and run it again.',
    }
  if (!isRefusal(error, 'ImageTagAlreadyExistsException')) return undefined
  return {
    code: 'image.tag-taken',
    cause: `A tag of repository ${repository.repositoryName} is of another image and cannot be moved`,
    evidence: [error.message],
    fix: `Give the new image a tag of its own${imageTag === undefined ? '' : ` in place of ${imageTag}`}, or leave the tag out.`,
    docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  }
}
