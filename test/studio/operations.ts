export const CREATE_CANVAS = /* GraphQL */ `
  mutation ($input: CreateCanvasProjectInput!) {
    createCanvasProject(input: $input) {
      project {
        id
        name
        template
        stats {
          files
          totalSize
          edits
        }
      }
    }
  }
`;
export const WRITE_FILE = /* GraphQL */ `
  mutation ($input: WriteCanvasFileInput!) {
    writeCanvasFile(input: $input) {
      file {
        id
        path
        size
        checksum
        version
        type
        language
      }
    }
  }
`;
export const DELETE_FILE = /* GraphQL */ `
  mutation ($id: ID!) {
    deleteCanvasFile(input: { fileId: $id }) {
      deletedId
    }
  }
`;
export const RESTORE_FILE = /* GraphQL */ `
  mutation ($input: RestoreCanvasFileInput!) {
    restoreCanvasFile(input: $input) {
      file {
        id
        version
        content
        history(first: 10) {
          totalCount
          nodes {
            version
            content
            restoredFrom
          }
        }
      }
    }
  }
`;
export const SHARE = /* GraphQL */ `
  mutation ($input: ShareCanvasInput!) {
    shareCanvas(input: $input) {
      project {
        id
        collaborators {
          role
          user {
            id
          }
        }
      }
    }
  }
`;
export const UNSHARE = /* GraphQL */ `
  mutation ($input: CanvasCollaboratorInput!) {
    unshareCanvas(input: $input) {
      ok
    }
  }
`;
export const TRANSFER = /* GraphQL */ `
  mutation ($input: CanvasCollaboratorInput!) {
    transferCanvas(input: $input) {
      project {
        viewerRole
      }
    }
  }
`;
export const UPDATE_CANVAS = /* GraphQL */ `
  mutation ($input: UpdateCanvasProjectInput!) {
    updateCanvasProject(input: $input) {
      project {
        id
        name
        status
        settings {
          isPublic
          maxCollaborators
        }
      }
    }
  }
`;
export const DELETE_CANVAS = /* GraphQL */ `
  mutation ($id: ID!) {
    deleteCanvasProject(input: { projectId: $id }) {
      deletedId
    }
  }
`;
export const CANVAS = /* GraphQL */ `
  query ($id: ID!, $path: String = "index.html") {
    canvasProject(id: $id) {
      id
      name
      status
      viewerRole
      owner {
        id
      }
      stats {
        files
        totalSize
        edits
      }
      collaborators {
        role
        user {
          id
        }
      }
      files {
        id
        path
        version
        size
      }
      deletedFiles {
        id
      }
      file(path: $path) {
        id
        content
        version
        updatedBy {
          id
        }
        history(first: 10) {
          totalCount
          nodes {
            version
            content
            restoredFrom
            editedBy {
              id
            }
          }
        }
      }
      generations(first: 5) {
        nodes {
          id
          prompt
          status
          result {
            files
            totalSize
            error
            skipped
          }
          provider
          model
          tokens
          durationMs
        }
      }
      archiveUrl
      previewUrl
    }
  }
`;
export const MY_CANVASES = /* GraphQL */ `
  query ($first: Int, $after: String, $status: CanvasStatus) {
    viewer {
      coins
      canvasProjects(first: $first, after: $after, status: $status) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          name
          viewerRole
        }
      }
    }
  }
`;
export const GENERATE_CANVAS = /* GraphQL */ `
  mutation ($input: GenerateCanvasInput!) {
    generateCanvas(input: $input) {
      generation {
        id
        status
      }
    }
  }
`;
export const CANCEL_CANVAS = /* GraphQL */ `
  mutation ($id: ID!) {
    cancelCanvasGeneration(input: { generationId: $id }) {
      generation {
        id
        status
      }
    }
  }
`;
export const WALLET = /* GraphQL */ `
  query {
    viewer {
      coins
      credits {
        remaining
      }
    }
  }
`;
export const GENERATE = /* GraphQL */ `
  mutation ($input: GenerateInput!) {
    generate(input: $input) {
      generation {
        id
        type
        model
        status
        cost {
          coins
          credits
        }
      }
      viewer {
        coins
      }
    }
  }
`;
export const GENERATION = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      ... on AIGeneration {
        id
        type
        status
        progress
        prompt
        enhancedPrompt
        text
        resultUrl
        thumbnailUrl
        errorMessage
        generationTime
        provider
        attempts
        rating
        cost {
          coins
          credits
        }
        assets {
          url
          contentType
          width
          height
          duration
        }
        post {
          id
        }
      }
    }
  }
`;
export const CANCEL_GENERATION = /* GraphQL */ `
  mutation ($id: ID!) {
    cancelGeneration(input: { generationId: $id }) {
      generation {
        id
        status
        cost {
          coins
        }
      }
      viewer {
        coins
      }
    }
  }
`;
export const RATE = /* GraphQL */ `
  mutation ($id: ID!, $rating: Int!) {
    rateGeneration(input: { generationId: $id, rating: $rating }) {
      generation {
        rating
      }
    }
  }
`;
export const PUBLISH_GENERATION = /* GraphQL */ `
  mutation ($input: PublishGenerationInput!) {
    publishGeneration(input: $input) {
      post {
        id
        category
        media {
          url
          type
        }
        aiDetails {
          isAIGenerated
          model
          prompt
          cost
          style
        }
      }
      generation {
        post {
          id
        }
      }
    }
  }
`;
export const RETRY = /* GraphQL */ `
  mutation ($id: ID!) {
    retryGeneration(input: { generationId: $id }) {
      generation {
        id
        status
      }
    }
  }
`;
export const DELETE_GENERATION = /* GraphQL */ `
  mutation ($id: ID!) {
    deleteGeneration(input: { generationId: $id }) {
      deletedId
    }
  }
`;
export const GALLERY = /* GraphQL */ `
  query ($type: AIGenerationType, $status: GenerationStatus) {
    viewer {
      generations(first: 10, type: $type, status: $status) {
        totalCount
        nodes {
          id
        }
      }
    }
  }
`;
