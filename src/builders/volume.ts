/** What an EFS volume is. It is encrypted in transit unless told otherwise, as an access point or IAM authorization needs it. */
export type EfsVolumeOptions =
  | (EfsPlace & {
      readonly transitEncryption: 'DISABLED'
      readonly authorizationConfig?: { readonly iam?: 'DISABLED' }
    })
  | (EfsPlace & EfsEncryption & { readonly authorizationConfig?: { readonly iam?: 'ENABLED' | 'DISABLED' } })
  | (EfsFileSystem &
      EfsEncryption & {
        /** With an access point, the root directory is that of the access point. */
        readonly rootDirectory?: '/'
        readonly authorizationConfig: { readonly accessPointId: string; readonly iam?: 'ENABLED' | 'DISABLED' }
      })

interface EfsFileSystem {
  /** For example `fs-0123456789abcdef0`. */
  readonly fileSystemId: string
}

interface EfsPlace extends EfsFileSystem {
  /** The directory of the file system to mount. @default '/' */
  readonly rootDirectory?: string
}

interface EfsEncryption {
  /** Whether data is encrypted on its way to the file system. @default 'ENABLED' */
  readonly transitEncryption?: 'ENABLED'
  /** @default a port that the EFS mount helper chooses */
  readonly transitEncryptionPort?: number
}

/** What an S3 Files volume is. */
export type S3FilesVolumeOptions = {
  readonly fileSystemArn: string
  /** @default a port that the mount helper chooses */
  readonly transitEncryptionPort?: number
} & (
  | { readonly rootDirectory?: string; readonly accessPointArn?: never }
  | { readonly rootDirectory?: '/'; readonly accessPointArn: string }
)

/** What a Docker volume is. */
export type DockerVolumeOptions = {
  /** @default 'local' */
  readonly driver?: string
  readonly driverOpts?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
} & (
  | { readonly scope?: 'task' }
  | {
      /** Keeps the volume when the task ends. */
      readonly scope: 'shared'
      /** Creates the volume if it does not exist. @default false */
      readonly autoprovision?: boolean
    }
)

/** What a volume of FSx for Windows File Server is. */
export interface FsxVolumeOptions {
  readonly fileSystemId: string
  /** The directory of the file system to mount. */
  readonly rootDirectory: string
  readonly authorizationConfig: {
    /** The ARN of a Secrets Manager secret or an SSM parameter with the user name and password. */
    readonly credentialsParameter: string
    /** The domain name of the Active Directory. */
    readonly domain: string
  }
}
