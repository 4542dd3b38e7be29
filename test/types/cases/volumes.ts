import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const any: string
const fargate = taskDefinition('web').fargate()
const ec2 = taskDefinition('web').ec2().memory(1)
const managed = taskDefinition('web').managedInstances().memory(1)
const external = taskDefinition('web').external().memory(1)
const data = fargate.volume('data')
const fileSystemId = 'fs-0123456789abcdef0'
const authorizationConfig = { accessPointId: 'fsap-1' }
const accessPoint = { fileSystemId, transitEncryption: 'ENABLED', authorizationConfig } as const
const fsx = { fileSystemId, rootDirectory: 'a', authorizationConfig: { credentialsParameter: any, domain: 'a' } }

data.volume('other').container('a', c => c.image('a:1').mountPoint('data', '/a').mountPoint('other', '/b'))
data.volume(any).container('a', c => c.image('a:1').mountPoint('unknown', '/a').mountPoint(any, '/b'))
fargate.efsVolume('b', accessPoint)
fargate.efsVolume('c', { fileSystemId, transitEncryption: 'DISABLED', authorizationConfig: { iam: 'DISABLED' } })
fargate.efsVolume('a', {
  fileSystemId,
  rootDirectory: any,
  transitEncryption: 'ENABLED',
  authorizationConfig: { iam: 'ENABLED' },
})
ec2.hostVolume('a', '/srv').dockerVolume('b', { scope: 'shared', autoprovision: true }).ebsVolume('c')
managed.hostVolume('a', '/srv')

data.volume('data') // error[VOL-NAM-01]: Volume name \"data\" is already used in this task definition
data.container('a', c => c.image('a:1').mountPoint('dta', '/a')) // error[VOL-MNT-01]: '"dta"' is not assignable to parameter of type '"data"'
fargate.container('a', c => c.image('a:1').mountPoint('data', '/a')) // error[VOL-MNT-01]: Unknown volume 'data'.
fargate.container('a', c => c.image('a:1').volumesFrom('b')) // error[VOL-VFR-01]: No container is declared before this one, so it cannot depend on \"b\"
fargate.hostVolume('a', '/srv') // error[VOL-FGT-01]: Fargate compatible task definitions do not support sourcePath
fargate.dockerVolume('a') // error[VOL-FGT-01]: Tasks using the Fargate launch type do not support Docker volumes
managed.dockerVolume('a') // error[VOL-DKR-01]: Managed Instances do not support Docker volumes
ec2.dockerVolume('a', { scope: 'task', autoprovision: true }) // error[VOL-DKR-01]: autoprovision
fargate.ebsVolume('a').ebsVolume('b') // error[VOL-EBS-01]: Only one volume of a task definition can be configured at launch
external.efsVolume('a', { fileSystemId }) // error[VOL-EFS-01]: External instances do not support EFS
fargate.efsVolume('a', {}) // error[VOL-EFS-01]: Argument of type '{}' is not assignable to parameter of type 'EfsVolumeOptions'
fargate.efsVolume('a', { fileSystemId, transitEncryption: 'DISABLED', authorizationConfig: { iam: 'ENABLED' } }) // error[VOL-EFS-02]: not assignable
fargate.efsVolume('a', { ...accessPoint, rootDirectory: '/a' }) // error[VOL-EFS-03]: not assignable
fargate.s3FilesVolume('a', { rootDirectory: '/' }) // error[VOL-S3F-01]: fileSystemArn
fargate.s3FilesVolume('a', { fileSystemArn: any, accessPointArn: any, rootDirectory: '/a' }) // error[VOL-S3F-01]: not assignable
fargate.fsxWindowsFileServerVolume('a', fsx) // error[VOL-FSX-01]: FSx for Windows File Server works with Windows tasks on EC2 only
