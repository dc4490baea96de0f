// What the scripts share with the server. web/protocol has the values, which are
// put in where these names are used when the scripts are bundled.
declare const RELEASE_PATH: string;
declare const WORKER_PATH: string;
declare const FALLBACK_PATH: string;
declare const NOT_FOUND_PATH: string;
declare const CLOSED_PATH: string; // the neutral page
declare const STYLE_PATH: string;
declare const SCRIPT_PATH: string;
declare const SHELL_PATH: string;
declare const CORE_PATH: string;
declare const NUMBERS_PATH: string;
declare const INDEX_PATH: string;
declare const PLAIN_PATH: string; // the document with everything, in each language
declare const SEARCH_PATH: string; // what the search reads, in each language
declare const BOOT_PATH: string;
declare const RUNTIME_PATH: string;
declare const PROGRAM_PATH: string;
declare const ICON_PATH: string;
declare const TOUCH_ICON_PATH: string;
declare const PAGES_KEY: string; // ends the key of a piece with pages; without it, the key is that of a guide's words
declare const PIECE_END: string;
declare const PIECE_HASH: number; // hexadecimal digits
declare const STREAM_END: string;
declare const SLOT_BEGINS: string;
declare const SLOT_ENDS: string;
declare const MANIFEST_PATH: string;
declare const HASHED_FOLDER: string;
declare const FILES_FOLDER: string; // begins the addresses of pictures and documents of a pack
declare const CHUNK_END: string;
declare const FAULTS_PATH: string; // of a preview
declare const EVENTS_PATH: string;
declare const CHUNK_ID: number; // hexadecimal digits
declare const FORMAT: string; // of a release
declare const APP_NEEDS: string[]; // paths without which an app is none
declare const CONTENT_NEEDS: string[];
declare const MEDIA_TYPES: Record<string, string>; // by the end of a path
declare const HEADERS: Record<string, string>;
declare const POLICY: string; // with SCRIPT and STYLE for their hashes
declare const TRUSTED_TYPES: string; // the name of the one policy that may load scripts
declare const VISIT_KEY: string; // in localStorage
declare const PAGE_SETTINGS: string[]; // those that the style sheet reads off the root element
declare const KEEP_SETTING: string;
declare const KEEP_IN_MEMORY: string;
declare const ANSWERS_LIFE: number; // seconds after the last tap
declare const CLOCK_TOLERANCE: number; // seconds that the last tap may lie in the future
