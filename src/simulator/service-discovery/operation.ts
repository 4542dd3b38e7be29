import type {
  GetOperationCommandInput,
  GetOperationCommandOutput,
  ListOperationsCommandOutput,
  OperationType,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import { type CloudMapOperation, cloudMap } from './state.ts'

// How long they take is not published; a namespace with a zone has been seen to take most of a minute.
const SECONDS: Readonly<Record<OperationType, number>> = {
  CREATE_NAMESPACE: 30,
  DELETE_NAMESPACE: 30,
  UPDATE_NAMESPACE: 5,
  UPDATE_SERVICE: 5,
  REGISTER_INSTANCE: 2,
  DEREGISTER_INSTANCE: 10,
}

/** Work that goes on after its call was answered. `work` is done at its end, or throws what it fails with. */
export function begun(
  world: World,
  type: OperationType,
  targets: CloudMapOperation['targets'],
  request: string,
  work: () => void,
): { OperationId: string } {
  const createdAt = new Date(world.clock.now())
  const operation: CloudMapOperation = {
    id: `${world.id(28)}-${world.id(8)}`,
    type,
    createdAt,
    targets,
    request,
    updatedAt: createdAt,
    status: 'SUBMITTED',
    errorCode: undefined,
    errorMessage: undefined,
  }
  cloudMap(world).operations.set(operation.id, operation)
  const become = (status: CloudMapOperation['status']): void => {
    operation.status = status
    operation.updatedAt = new Date(world.clock.now())
  }
  world.clock.after(1000, () => become('PENDING'))
  world.clock.after(SECONDS[type] * 1000, () => {
    try {
      work()
      become('SUCCESS')
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      operation.errorCode = error.code
      operation.errorMessage = error.message
      become('FAIL')
    }
  })
  return { OperationId: operation.id }
}

/** Refuses a request that is being worked on, in the words of https://github.com/aws/aws-cdk/issues/25554. */
export function refuseRepeated(world: World, operation: string, request: string): void {
  const under = [...cloudMap(world).operations.values()].find(
    each => each.request === request && (each.status === 'SUBMITTED' || each.status === 'PENDING'),
  )
  if (!under) return
  const message = `Another operation of type ${operation} and id ${under.id} is in progress`
  throw new AwsError('DuplicateRequest', message, 400, { DuplicateOperationId: under.id })
}

export function getOperation(
  { OperationId = '' }: GetOperationCommandInput,
  world: World,
): Omit<GetOperationCommandOutput, '$metadata'> {
  const found = cloudMap(world).operations.get(OperationId)
  if (!found) throw new AwsError('OperationNotFound', `Operation not found. Operation ID: ${OperationId}`)
  return {
    Operation: {
      Id: found.id,
      OwnerAccount: world.account,
      Type: found.type,
      Status: found.status,
      ErrorCode: found.errorCode,
      ErrorMessage: found.errorMessage,
      CreateDate: found.createdAt,
      UpdateDate: found.updatedAt,
      Targets: { ...found.targets },
    },
  }
}

export function listOperations(_input: object, world: World): Omit<ListOperationsCommandOutput, '$metadata'> {
  return { Operations: [...cloudMap(world).operations.values()].map(({ id, status }) => ({ Id: id, Status: status })) }
}
