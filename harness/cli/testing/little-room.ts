import { spawnSync } from 'node:child_process'

/** A place where little can be written. */
export interface LittleRoom {
  /** What stands in front of a command that is to have no more room. */
  command: string[]
  /** What the system says of a write for which there is no room: the code, and the words of a report. */
  code: 'ENOSPC' | 'EFBIG'
  words: string
}

/**
 * Room of 64 kB in a folder, for one command and what it starts. A small file system that only they see, which is gone when they are; where
 * the system lets nobody mount one (outside Linux, in many containers), a limit on the size of a file.
 */
export function littleRoom(folder: string): LittleRoom {
  const mount = ['--mount', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs "$0" && exec "$@"', folder]
  const disks = [
    ['unshare', ...mount],
    ['unshare', '--user', '--map-root-user', ...mount],
  ]
  const disk = disks.find(([program = '', ...args]) => spawnSync(program, [...args, 'true']).status === 0)
  if (disk) return { command: disk, code: 'ENOSPC', words: 'the disk is full; free some space' }
  return {
    command: ['sh', '-c', 'ulimit -f 128 && exec "$@"', 'sh'],
    code: 'EFBIG',
    words: 'no file may grow that large; raise the limit (ulimit -f)',
  }
}
