/** The plugin itself, or its configuration, is at fault. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
}
