/** The operating system's words for what keeps a file from being read, such as `EACCES: permission denied`; rethrows the rest. */
export function accessProblem(error: unknown): string {
  if (error instanceof Error && 'syscall' in error) return error.message;
  throw error;
}
