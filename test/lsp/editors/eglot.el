;;; Drives the server with eglot and prints what came out as JSON.  -*- lexical-binding: t -*-
;;   LORECHECK_SERVER  the server's command, as a JSON list
;;   LORECHECK_WORLD   the folder of the world
(require 'eglot)
(require 'json)

(define-derived-mode lore-mode text-mode "Lore")
(put 'lore-mode 'eglot-language-id "markdown")
(add-to-list 'auto-mode-alist '("\\.\\(md\\|yaml\\)\\'" . lore-mode))
(fset 'y-or-n-p (lambda (&rest _) t))
(setq eglot-sync-connect 30 eglot-confirm-server-initiated-edits nil make-backup-files nil)

(defvar world (file-name-as-directory (getenv "LORECHECK_WORLD")))
(defvar seen nil)
(setq project-list-file (concat world ".projects"))
(setq project-find-functions (list (lambda (_) (cons 'transient world))))

(defun keep (key value) (push (cons key value) seen))

(defun wait-for (fits)
  "Lets the server talk until FITS, for at most 20 seconds."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall fits)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun run ()
  (let* ((command (json-parse-string (getenv "LORECHECK_SERVER") :array-type 'list))
         (canon (find-file (concat world "canon/people.yaml"))))
    (eglot '(lore-mode) (project-current t) 'eglot-lsp-server command "markdown")
    (wait-for #'eglot-managed-p)
    (flymake-mode 1)
    (flymake-start)
    (wait-for (lambda () (flymake-diagnostics)))
    (keep 'diagnostics
          (vconcat (mapcar (lambda (found)
                             `((line . ,(1- (line-number-at-pos (flymake-diagnostic-beg found))))
                               (message . ,(flymake-diagnostic-text found))))
                           (flymake-diagnostics))))
    (let ((page (find-file (concat world "pages/vessa.md"))))
      (wait-for #'eglot-managed-p)
      (goto-char (point-min))
      (search-forward "Tormu")
      (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                    (eglot--TextDocumentPositionParams))))
        (keep 'hover (plist-get (plist-get hover :contents) :value)))
      (let ((found (xref-backend-definitions 'eglot "LSP identifier at point.")))
        (keep 'definition (xref-location-group (xref-item-location (car found)))))
      (goto-char (point-max))
      (insert "Torm")
      (let ((table (nth 2 (eglot-completion-at-point))))
        (keep 'completion (vconcat (mapcar #'substring-no-properties (all-completions "" table)))))
      (goto-char (point-min))
      (search-forward "Tormu")
      (eglot-rename "Tormund Vane")
      (keep 'renamed
            `((page . ,(with-current-buffer page (buffer-substring-no-properties (point-min) (point-max))))
              (canon . ,(with-current-buffer canon
                          (buffer-substring-no-properties (point-min) (point-max)))))))))

(condition-case failure (run) (error (keep 'failure (format "%S" failure))))
(princ (format "RESULT %s\n" (json-encode seen)))
(ignore-errors (eglot-shutdown-all))
(kill-emacs 0)
