PRAGMA application_id=0;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE drafts(field TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "drafts" VALUES('note','half a sent');
CREATE TABLE edits(
  urn TEXT NOT NULL, aspect TEXT NOT NULL, base INTEGER NOT NULL, delta TEXT NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY(urn, aspect)) WITHOUT ROWID;
INSERT INTO "edits" VALUES('urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)','ownership',3,'[{"after":{"owner":"urn:li:corpuser:ana","type":"TECHNICAL_OWNER"},"before":null,"field":"owners","item":"urn:li:corpuser:ana"}]',1);
CREATE TABLE log(
  id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, batch INTEGER NOT NULL,
  urn TEXT NOT NULL, aspect TEXT NOT NULL, delta TEXT NOT NULL, before INTEGER NOT NULL,
  after INTEGER NOT NULL, note TEXT NOT NULL, reverted INTEGER NOT NULL DEFAULT 0);
INSERT INTO "log" VALUES(1,1790000000000,1,'urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)','globalTags','[{"after":{"tag":"urn:li:tag:gold"},"before":null,"field":"tags","item":"urn:li:tag:gold"}]',1,2,'',0);
CREATE TABLE states(
  urn TEXT NOT NULL, aspect TEXT NOT NULL, kind INTEGER NOT NULL, run TEXT NOT NULL,
  reason TEXT NOT NULL, theirs TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
  actor TEXT NOT NULL, PRIMARY KEY(urn, aspect)) WITHOUT ROWID;
CREATE INDEX edit_places ON edits(place);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('log',1);
COMMIT;
