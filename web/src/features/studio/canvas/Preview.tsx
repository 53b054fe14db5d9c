import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/index.js';
import styles from './canvas.module.css';

/** The page that the files make, in a sandbox of its own origin. It is loaded again after each saved change. */
export function Preview({ url, stamp }: { url: string | null; stamp: string }) {
  const [reloads, setReloads] = useState(0);
  return (
    <div className={styles['preview']}>
      <div className={styles['bar']}>
        <span className="strong">Preview</span>
        <IconButton label="Load the preview again" onClick={() => setReloads(reloads + 1)}>
          <RefreshCw size={16} />
        </IconButton>
      </div>
      {url ? (
        <iframe key={`${stamp} ${reloads}`} src={url} title="Preview" sandbox="allow-scripts" />
      ) : (
        <p className="muted" style={{ padding: 16 }}>
          Previews are not set up on this server.
        </p>
      )}
    </div>
  );
}
