-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "LinkType" AS ENUM ('organization', 'service_at_location', 'need', 'space', 'meeting', 'event', 'article', 'person', 'enquiry');

-- CreateEnum
CREATE TYPE "AttributeState" AS ENUM ('proposed', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "Verified" AS ENUM ('yes', 'no', 'historic');

-- CreateEnum
CREATE TYPE "PersonState" AS ENUM ('invited', 'active', 'dormant', 'anonymised');

-- CreateEnum
CREATE TYPE "PersonSource" AS ENUM ('web', 'desk', 'paper');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('email', 'phone', 'post', 'in_person');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'coordinator', 'theme_lead', 'editor', 'jury', 'viewer');

-- CreateEnum
CREATE TYPE "ScopeType" AS ENUM ('theme', 'organization');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('first_administrator', 'invitation', 'confirm_registration', 'volunteer_sign_in', 'password_reset');

-- CreateEnum
CREATE TYPE "PublishState" AS ENUM ('draft', 'submitted', 'published', 'needs_check', 'archived', 'rejected');

-- CreateEnum
CREATE TYPE "ServiceStatus" AS ENUM ('active', 'inactive', 'defunct', 'temporarily_closed');

-- CreateEnum
CREATE TYPE "LocationType" AS ENUM ('physical', 'postal', 'virtual');

-- CreateEnum
CREATE TYPE "GeoQuality" AS ENUM ('geocoded', 'estimated', 'none');

-- CreateEnum
CREATE TYPE "Wheelchair" AS ENUM ('yes', 'limited', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "AccessAnswer" AS ENUM ('yes', 'partly', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "AssureMethod" AS ENUM ('phone', 'visit', 'mail', 'owner', 'source');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('primary', 'secondary');

-- CreateEnum
CREATE TYPE "TimeKind" AS ENUM ('shift', 'flexible', 'open_ended');

-- CreateEnum
CREATE TYPE "NeedState" AS ENUM ('draft', 'open', 'paused', 'filled', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "ShiftState" AS ENUM ('planned', 'confirmed', 'cancelled', 'done');

-- CreateEnum
CREATE TYPE "AssignmentOrigin" AS ENUM ('self', 'offer', 'coordinator');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('suggested', 'offered', 'accepted', 'confirmed', 'attended', 'no_show', 'excused', 'declined', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "SpaceKind" AS ENUM ('shop', 'room', 'square', 'yard', 'facade', 'garden', 'passage');

-- CreateEnum
CREATE TYPE "VacancyState" AS ENUM ('unknown', 'vacant', 'owner_contacted', 'viewing', 'agreed', 'in_use', 'ended', 'let', 'lost');

-- CreateEnum
CREATE TYPE "SpacePartyRole" AS ENUM ('owner', 'manager', 'keyholder');

-- CreateEnum
CREATE TYPE "AssemblyKind" AS ENUM ('conference', 'working_group', 'committee', 'round_table');

-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('draft', 'invited', 'running', 'closed', 'documented', 'cancelled');

-- CreateEnum
CREATE TYPE "MeasureStatus" AS ENUM ('open', 'in_progress', 'blocked', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "EnquiryKind" AS ENUM ('question', 'barrier', 'correction');

-- CreateEnum
CREATE TYPE "EnquiryChannel" AS ENUM ('walk_in', 'phone', 'mail', 'web', 'letter');

-- CreateEnum
CREATE TYPE "EnquiryState" AS ENUM ('new', 'answered', 'referred', 'follow_up', 'solved', 'unsolved');

-- CreateEnum
CREATE TYPE "ArticleKind" AS ENUM ('news', 'report', 'documentation', 'page');

-- CreateEnum
CREATE TYPE "ArticleState" AS ENUM ('draft', 'published', 'archived');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('tentative', 'confirmed', 'cancelled');

-- CreateTable
CREATE TABLE "Taxonomy" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "uri" TEXT,
    "version" TEXT NOT NULL DEFAULT '1',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Taxonomy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaxonomyTerm" (
    "id" UUID NOT NULL,
    "taxonomyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "description" TEXT,
    "parentId" UUID,
    "termUri" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "house" TEXT,
    "isCrossCutting" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "source" TEXT,
    "seenOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaxonomyTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attribute" (
    "id" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "isMain" BOOLEAN NOT NULL DEFAULT false,
    "state" "AttributeState" NOT NULL DEFAULT 'approved',
    "assignedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttributeChange" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "AttributeChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Translation" (
    "id" UUID NOT NULL,
    "resourceType" TEXT NOT NULL,
    "resourceId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Translation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" UUID NOT NULL,
    "resourceType" TEXT NOT NULL,
    "resourceId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "keywords" TEXT NOT NULL DEFAULT '',
    "path" TEXT NOT NULL,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "document" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('german_folded'::regconfig, "title"), 'A')
      || setweight(to_tsvector('german_folded'::regconfig, "summary"), 'B')
      || setweight(to_tsvector('german_folded'::regconfig, "keywords"), 'C')) STORED,
    "folded" TEXT GENERATED ALWAYS AS (fold_text("title" || ' ' || "summary" || ' ' || left("keywords", 2000))) STORED,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorKind" TEXT NOT NULL,
    "requestId" TEXT,
    "resourceType" TEXT NOT NULL,
    "resourceId" UUID,
    "action" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'de',
    "headers" JSONB NOT NULL DEFAULT '{}',
    "state" "OutboxState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "scheduledFor" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "sid" TEXT NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("sid")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "linkType" "LinkType" NOT NULL,
    "linkId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "source" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "displayName" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "postalAddress" TEXT,
    "preferredChannel" "Channel" NOT NULL DEFAULT 'email',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "uiLanguage" TEXT NOT NULL DEFAULT 'de',
    "plainLanguage" BOOLEAN NOT NULL DEFAULT false,
    "source" "PersonSource" NOT NULL DEFAULT 'web',
    "state" "PersonState" NOT NULL DEFAULT 'invited',
    "note" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "lastActiveAt" TIMESTAMPTZ(3),
    "deactivatedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Credential" (
    "personId" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "totpLastStep" INTEGER,
    "recoveryCodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "passwordChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "scopeType" "ScopeType",
    "scopeId" UUID,
    "validFrom" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "validUntil" DATE,
    "grantedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeToken" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "personId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneTimeToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "channel" "PersonSource" NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonalDataView" (
    "id" UUID NOT NULL,
    "viewerId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "viewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PersonalDataView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "alternateName" TEXT,
    "sortKey" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "website" TEXT,
    "legalStatus" TEXT,
    "parentId" UUID,
    "isInitiative" BOOLEAN NOT NULL DEFAULT false,
    "state" "PublishState" NOT NULL DEFAULT 'published',
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "verified" "Verified" NOT NULL DEFAULT 'no',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InitiativeProfile" (
    "organizationId" UUID NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "since" TEXT,
    "howToJoin" TEXT,
    "meetingSchedule" TEXT,

    CONSTRAINT "InitiativeProfile_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "applicationProcess" TEXT,
    "feesDescription" TEXT,
    "eligibility" TEXT,
    "minimumAge" INTEGER,
    "maximumAge" INTEGER,
    "interpretationServices" TEXT,
    "status" "ServiceStatus" NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Location" (
    "id" UUID NOT NULL,
    "locationType" "LocationType" NOT NULL DEFAULT 'physical',
    "name" TEXT,
    "latitude" DECIMAL(9,7),
    "longitude" DECIMAL(10,7),
    "geoQuality" "GeoQuality" NOT NULL DEFAULT 'none',
    "wheelchair" "Wheelchair" NOT NULL DEFAULT 'unknown',
    "transportation" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Address" (
    "locationId" UUID NOT NULL,
    "attention" TEXT,
    "address1" TEXT NOT NULL,
    "address2" TEXT,
    "postalCode" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'DE',

    CONSTRAINT "Address_pkey" PRIMARY KEY ("locationId")
);

-- CreateTable
CREATE TABLE "Accessibility" (
    "id" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "feature" TEXT NOT NULL,
    "answer" "AccessAnswer" NOT NULL DEFAULT 'unknown',
    "details" TEXT,

    CONSTRAINT "Accessibility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpeningHours" (
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "isOpen" BOOLEAN,
    "nextChangeAt" TIMESTAMPTZ(3),
    "evaluatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OpeningHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceAtLocation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "serviceId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "openingHoursId" UUID,
    "openingHoursNote" TEXT,
    "state" "PublishState" NOT NULL DEFAULT 'published',
    "assuredOn" DATE,
    "assurerName" TEXT,
    "assureMethod" "AssureMethod",
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "verified" "Verified" NOT NULL DEFAULT 'no',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceAtLocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phone" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'voice',
    "description" TEXT,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "organizationId" UUID,
    "serviceAtLocationId" UUID,

    CONSTRAINT "Phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "title" TEXT,
    "department" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "organizationId" UUID,
    "serviceAtLocationId" UUID,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VolunteerProfile" (
    "personId" UUID NOT NULL,
    "maxHoursPerWeek" INTEGER,
    "wishes" TEXT,
    "pausedUntil" DATE,
    "contactedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VolunteerProfile_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "VolunteerSkill" (
    "personId" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "VolunteerSkill_pkey" PRIMARY KEY ("personId","termId")
);

-- CreateTable
CREATE TABLE "Availability" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "startMinute" INTEGER NOT NULL,
    "endMinute" INTEGER NOT NULL,
    "priority" "Priority" NOT NULL DEFAULT 'primary',

    CONSTRAINT "Availability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Need" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "organizationId" UUID,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "timeKind" "TimeKind" NOT NULL DEFAULT 'flexible',
    "timeText" TEXT,
    "hoursMin" INTEGER,
    "hoursMax" INTEGER,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "locationText" TEXT,
    "minimumAge" INTEGER,
    "requiresClearance" BOOLEAN NOT NULL DEFAULT false,
    "newcomersWelcome" BOOLEAN NOT NULL DEFAULT true,
    "places" INTEGER NOT NULL DEFAULT 1,
    "placesTaken" INTEGER NOT NULL DEFAULT 0,
    "state" "NeedState" NOT NULL DEFAULT 'draft',
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "minPeople" INTEGER NOT NULL DEFAULT 1,
    "maxPeople" INTEGER NOT NULL DEFAULT 1,
    "placesTaken" INTEGER NOT NULL DEFAULT 0,
    "state" "ShiftState" NOT NULL DEFAULT 'planned',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "shiftId" UUID,
    "origin" "AssignmentOrigin" NOT NULL,
    "state" "AssignmentState" NOT NULL,
    "message" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Space" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "kind" "SpaceKind" NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "possibleUses" TEXT NOT NULL DEFAULT '',
    "locationId" UUID,
    "locationText" TEXT,
    "areaM2" INTEGER,
    "capacity" INTEGER,
    "equipment" TEXT,
    "accessText" TEXT,
    "vacancyState" "VacancyState" NOT NULL DEFAULT 'unknown',
    "isSensitive" BOOLEAN NOT NULL DEFAULT false,
    "publicRadiusM" INTEGER,
    "state" "PublishState" NOT NULL DEFAULT 'published',
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "verified" "Verified" NOT NULL DEFAULT 'no',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpaceParty" (
    "id" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "role" "SpacePartyRole" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "note" TEXT,

    CONSTRAINT "SpaceParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assembly" (
    "id" UUID NOT NULL,
    "kind" "AssemblyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assembly_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "assemblyId" UUID NOT NULL,
    "parentMeetingId" UUID,
    "number" INTEGER,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "timesKnown" BOOLEAN NOT NULL DEFAULT true,
    "dateNote" TEXT,
    "locationText" TEXT,
    "participants" TEXT,
    "state" "MeetingState" NOT NULL DEFAULT 'draft',
    "position" INTEGER NOT NULL DEFAULT 0,
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "verified" "Verified" NOT NULL DEFAULT 'no',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "decisionId" UUID,
    "themeTermId" UUID,
    "organizationId" UUID,
    "title" TEXT NOT NULL,
    "dueOn" DATE,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "status" "MeasureStatus" NOT NULL DEFAULT 'open',
    "statusNote" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enquiry" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "EnquiryKind" NOT NULL DEFAULT 'question',
    "channel" "EnquiryChannel" NOT NULL DEFAULT 'web',
    "text" TEXT NOT NULL,
    "pagePath" TEXT,
    "language" TEXT NOT NULL DEFAULT 'de',
    "personId" UUID,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "state" "EnquiryState" NOT NULL DEFAULT 'new',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Referral" (
    "id" UUID NOT NULL,
    "enquiryId" UUID NOT NULL,
    "serviceAtLocationId" UUID,
    "answer" TEXT NOT NULL,
    "sentByMail" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "ArticleKind" NOT NULL DEFAULT 'news',
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "state" "ArticleState" NOT NULL DEFAULT 'draft',
    "publishedOn" DATE,
    "revisedOn" DATE,
    "revisionNote" TEXT,
    "creator" TEXT,
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "verified" "Verified" NOT NULL DEFAULT 'no',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "organizationId" UUID,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "locationText" TEXT,
    "isFree" BOOLEAN NOT NULL DEFAULT true,
    "cost" TEXT,
    "accessText" TEXT,
    "status" "EventStatus" NOT NULL DEFAULT 'confirmed',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "state" "PublishState" NOT NULL DEFAULT 'published',
    "seeded" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "seenOn" DATE,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Taxonomy_code_key" ON "Taxonomy"("code");

-- CreateIndex
CREATE INDEX "TaxonomyTerm_taxonomyId_position_idx" ON "TaxonomyTerm"("taxonomyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "TaxonomyTerm_taxonomyId_code_key" ON "TaxonomyTerm"("taxonomyId", "code");

-- CreateIndex
CREATE INDEX "Attribute_termId_linkType_idx" ON "Attribute"("termId", "linkType");

-- CreateIndex
CREATE UNIQUE INDEX "Attribute_linkType_linkId_termId_key" ON "Attribute"("linkType", "linkId", "termId");

-- CreateIndex
CREATE INDEX "AttributeChange_actorId_createdAt_idx" ON "AttributeChange"("actorId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Translation_resourceType_resourceId_language_field_key" ON "Translation"("resourceType", "resourceId", "language", "field");

-- CreateIndex
CREATE INDEX "SearchEntry_document_idx" ON "SearchEntry" USING GIN ("document");

-- CreateIndex
CREATE INDEX "SearchEntry_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_resourceType_resourceId_key" ON "SearchEntry"("resourceType", "resourceId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_resourceType_resourceId_idx" ON "AuditEntry"("resourceType", "resourceId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "Outbox_state_scheduledFor_idx" ON "Outbox"("state", "scheduledFor");

-- CreateIndex
CREATE INDEX "Session_expire_idx" ON "Session"("expire");

-- CreateIndex
CREATE INDEX "Attachment_linkType_linkId_idx" ON "Attachment"("linkType", "linkId");

-- CreateIndex
CREATE INDEX "Person_state_createdAt_idx" ON "Person"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Person_sortKey_idx" ON "Person"("sortKey");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_login_key" ON "Credential"("login");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeToken_tokenHash_key" ON "OneTimeToken"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeToken_personId_purpose_idx" ON "OneTimeToken"("personId", "purpose");

-- CreateIndex
CREATE INDEX "OneTimeToken_expiresAt_idx" ON "OneTimeToken"("expiresAt");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "PersonalDataView_personId_viewedAt_idx" ON "PersonalDataView"("personId", "viewedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Organization_isInitiative_state_sortKey_idx" ON "Organization"("isInitiative", "state", "sortKey");

-- CreateIndex
CREATE INDEX "Service_organizationId_idx" ON "Service"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Accessibility_locationId_feature_key" ON "Accessibility"("locationId", "feature");

-- CreateIndex
CREATE UNIQUE INDEX "OpeningHours_text_key" ON "OpeningHours"("text");

-- CreateIndex
CREATE INDEX "OpeningHours_nextChangeAt_idx" ON "OpeningHours"("nextChangeAt");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceAtLocation_slug_key" ON "ServiceAtLocation"("slug");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_state_sortKey_id_idx" ON "ServiceAtLocation"("state", "sortKey", "id");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_serviceId_idx" ON "ServiceAtLocation"("serviceId");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_locationId_idx" ON "ServiceAtLocation"("locationId");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_openingHoursId_idx" ON "ServiceAtLocation"("openingHoursId");

-- CreateIndex
CREATE INDEX "ServiceAtLocation_languages_idx" ON "ServiceAtLocation" USING GIN ("languages");

-- CreateIndex
CREATE INDEX "Phone_organizationId_idx" ON "Phone"("organizationId");

-- CreateIndex
CREATE INDEX "Phone_serviceAtLocationId_idx" ON "Phone"("serviceAtLocationId");

-- CreateIndex
CREATE INDEX "Contact_organizationId_idx" ON "Contact"("organizationId");

-- CreateIndex
CREATE INDEX "Contact_serviceAtLocationId_idx" ON "Contact"("serviceAtLocationId");

-- CreateIndex
CREATE UNIQUE INDEX "Availability_personId_weekday_startMinute_key" ON "Availability"("personId", "weekday", "startMinute");

-- CreateIndex
CREATE UNIQUE INDEX "Need_slug_key" ON "Need"("slug");

-- CreateIndex
CREATE INDEX "Need_state_createdAt_idx" ON "Need"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Need_organizationId_idx" ON "Need"("organizationId");

-- CreateIndex
CREATE INDEX "Shift_needId_startsAt_idx" ON "Shift"("needId", "startsAt");

-- CreateIndex
CREATE INDEX "Shift_startsAt_idx" ON "Shift"("startsAt");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "Assignment_needId_state_idx" ON "Assignment"("needId", "state");

-- CreateIndex
CREATE INDEX "Assignment_shiftId_idx" ON "Assignment"("shiftId");

-- CreateIndex
CREATE UNIQUE INDEX "Space_slug_key" ON "Space"("slug");

-- CreateIndex
CREATE INDEX "Space_state_sortKey_idx" ON "Space"("state", "sortKey");

-- CreateIndex
CREATE INDEX "SpaceParty_spaceId_idx" ON "SpaceParty"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_slug_key" ON "Meeting"("slug");

-- CreateIndex
CREATE INDEX "Meeting_assemblyId_startsAt_idx" ON "Meeting"("assemblyId", "startsAt");

-- CreateIndex
CREATE INDEX "Meeting_parentMeetingId_position_idx" ON "Meeting"("parentMeetingId", "position");

-- CreateIndex
CREATE INDEX "Contribution_meetingId_position_idx" ON "Contribution"("meetingId", "position");

-- CreateIndex
CREATE INDEX "Decision_meetingId_position_idx" ON "Decision"("meetingId", "position");

-- CreateIndex
CREATE INDEX "Measure_meetingId_position_idx" ON "Measure"("meetingId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Enquiry_reference_key" ON "Enquiry"("reference");

-- CreateIndex
CREATE INDEX "Enquiry_state_createdAt_idx" ON "Enquiry"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Referral_enquiryId_idx" ON "Referral"("enquiryId");

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_state_publishedOn_idx" ON "Article"("state", "publishedOn" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_state_startsAt_idx" ON "Event"("state", "startsAt");

-- AddForeignKey
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_taxonomyId_fkey" FOREIGN KEY ("taxonomyId") REFERENCES "Taxonomy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaxonomyTerm" ADD CONSTRAINT "TaxonomyTerm_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "TaxonomyTerm"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_termId_fkey" FOREIGN KEY ("termId") REFERENCES "TaxonomyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeToken" ADD CONSTRAINT "OneTimeToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalDataView" ADD CONSTRAINT "PersonalDataView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InitiativeProfile" ADD CONSTRAINT "InitiativeProfile_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Address" ADD CONSTRAINT "Address_locationId_fkey" FOREIGN KEY ("locationId") REFERENCES "Location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accessibility" ADD CONSTRAINT "Accessibility_locationId_fkey" FOREIGN KEY ("locationId") REFERENCES "Location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_locationId_fkey" FOREIGN KEY ("locationId") REFERENCES "Location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAtLocation" ADD CONSTRAINT "ServiceAtLocation_openingHoursId_fkey" FOREIGN KEY ("openingHoursId") REFERENCES "OpeningHours"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerProfile" ADD CONSTRAINT "VolunteerProfile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerSkill" ADD CONSTRAINT "VolunteerSkill_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VolunteerSkill" ADD CONSTRAINT "VolunteerSkill_termId_fkey" FOREIGN KEY ("termId") REFERENCES "TaxonomyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_locationId_fkey" FOREIGN KEY ("locationId") REFERENCES "Location"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpaceParty" ADD CONSTRAINT "SpaceParty_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_assemblyId_fkey" FOREIGN KEY ("assemblyId") REFERENCES "Assembly"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_parentMeetingId_fkey" FOREIGN KEY ("parentMeetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_themeTermId_fkey" FOREIGN KEY ("themeTermId") REFERENCES "TaxonomyTerm"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enquiry" ADD CONSTRAINT "Enquiry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_enquiryId_fkey" FOREIGN KEY ("enquiryId") REFERENCES "Enquiry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_serviceAtLocationId_fkey" FOREIGN KEY ("serviceAtLocationId") REFERENCES "ServiceAtLocation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;
